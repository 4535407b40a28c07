import type { ProofWanted } from '#shared/proof/panel'
import { type PlanReport, PlanViolations } from '#shared/proof/plan-violations'
import type { Message } from '#shared/resolve/compile'
import type { Recipient } from '#shared/sample/recipient'
import type { PlanCheck } from '../plan-check.ts'
import { type DecidedPage, placeAt } from './decided-page.ts'
import { PlaceList } from './place-list.ts'

type WantedViolation = Extract<ProofWanted, { readonly kind: 'violation' }>

/** Holds the payloads of a standing proof to a data plan, page by page. */
export class StandingPlan {
  readonly #check: PlanCheck
  readonly #message: Message
  readonly #violations = new PlanViolations()
  readonly #places = new Map<string, PlaceList>()

  constructor(message: Message, plan: PlanCheck) {
    this.#check = plan
    this.#message = message
  }

  /** Looks at the recipients of a page while they are walked: each can be read only then. */
  *watch(page: DecidedPage, recipients: Iterable<Recipient>): Generator<Recipient, undefined> {
    let row = 0
    for (const recipient of recipients) {
      this.#add(recipient, placeAt(page, page.recipients, row++))
      yield recipient
    }
  }

  report(): PlanReport {
    return { ...this.#check.told, ...this.#violations.state() }
  }

  /** Returns the places of those whose payloads do not fit for a reason; undefined where there are none. */
  find(wanted: WantedViolation): PlaceList | undefined {
    return this.#places.get(nameOf(wanted))
  }

  #add(recipient: Recipient, place: number): void {
    const found = this.#check.violations(recipient, this.#message.texts(recipient))
    this.#violations.add(recipient.identity, found)
    for (const name of new Set(found.map(nameOf))) {
      const places = this.#places.get(name) ?? new PlaceList()
      this.#places.set(name, places)
      places.push(place)
    }
  }
}

function nameOf({ type, pair, pointer }: Pick<WantedViolation, 'type' | 'pair' | 'pointer'>): string {
  return JSON.stringify([type, pair, pointer])
}
