import type { Draft } from '#shared/campaign/draft'
import type { DataPlan } from '#shared/plan/data-plan'
import type { ProofWanted } from '#shared/proof/panel'
import { type PlanReport, PlanViolations } from '#shared/proof/plan-violations'
import type { Message } from '#shared/resolve/compile'
import type { Recipient } from '#shared/sample/recipient'
import { PlanCheck } from '../plan-check.ts'
import { toldPlan } from '../told-plan.ts'
import { type DecidedPage, placeAt } from './decided-page.ts'
import { PlaceList } from './place-list.ts'

type WantedViolation = Extract<ProofWanted, { readonly kind: 'violation' }>

/** Holds the payloads of a standing proof to a data plan, page by page. */
export class StandingPlan {
  readonly #told
  readonly #check: PlanCheck
  readonly #message: Message
  readonly #violations = new PlanViolations()
  readonly #places = new Map<string, PlaceList>()

  /** Throws a `UserError` where a schema of the plan cannot be used. */
  constructor(draft: Draft, message: Message, plan: DataPlan) {
    this.#told = toldPlan({ draft, plan })
    this.#check = new PlanCheck(draft, plan)
    this.#message = message
  }

  add(page: DecidedPage, recipients: readonly Recipient[]): void {
    for (const [row, recipient] of recipients.entries()) {
      const found = this.#check.violations(recipient, this.#message.texts(recipient))
      this.#violations.add(recipient.identity, found)
      for (const name of new Set(found.map(nameOf))) {
        const places = this.#places.get(name) ?? new PlaceList()
        this.#places.set(name, places)
        places.push(placeAt(page, page.recipients, row))
      }
    }
  }

  report(): PlanReport {
    return { ...this.#told, ...this.#violations.state() }
  }

  /** Returns the places of those whose payloads do not fit for a reason; undefined where there are none. */
  find(wanted: WantedViolation): PlaceList | undefined {
    return this.#places.get(nameOf(wanted))
  }
}

function nameOf({ type, pair, pointer }: Pick<WantedViolation, 'type' | 'pair' | 'pointer'>): string {
  return JSON.stringify([type, pair, pointer])
}
