import type { ProofWanted } from '#shared/proof/panel'
import { type PlanReport, PlanViolations } from '#shared/proof/plan-violations'
import type { Recipient } from '#shared/sample/recipient'
import type { PlanCheck } from '../plan-check.ts'
import { PlaceList } from './place-list.ts'

type WantedViolation = Extract<ProofWanted, { readonly kind: 'violation' }>

/** Holds the payloads of a standing proof to a data plan, and keeps whose do not fit it. */
export class StandingPlan {
  readonly #check: PlanCheck
  readonly #violations = new PlanViolations()
  readonly #places = new Map<string, PlaceList>()

  constructor(plan: PlanCheck) {
    this.#check = plan
  }

  /** `texts` are the recipient's, by pair. */
  add(place: number, recipient: Recipient, texts: readonly string[]): void {
    const found = this.#check.violations(recipient, texts)
    this.#violations.add(recipient.identity, found)
    for (const name of new Set(found.map(nameOf))) {
      const places = this.#places.get(name) ?? new PlaceList()
      this.#places.set(name, places)
      places.push(place)
    }
  }

  report(): PlanReport {
    return { ...this.#check.told, ...this.#violations.state() }
  }

  /** Returns the places of those whose payloads do not fit for a reason; undefined where there are none. */
  find(wanted: WantedViolation): PlaceList | undefined {
    return this.#places.get(nameOf(wanted))
  }
}

function nameOf({ type, pair, pointer }: Pick<WantedViolation, 'type' | 'pair' | 'pointer'>): string {
  return JSON.stringify([type, pair, pointer])
}
