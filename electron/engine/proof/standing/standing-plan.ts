import type { DataPlan } from '#shared/plan/data-plan'
import type { Violation } from '#shared/plan/plan-validator'
import type { ProofWanted } from '#shared/proof/panel'
import { type PlanReport, PlanViolations } from '#shared/proof/plan-violations'
import type { Recipient } from '#shared/sample/recipient'
import type { ProofDraft } from '../proof-draft.ts'
import { PlanCheck } from '../plan-check.ts'
import { PlaceList } from './place-list.ts'

/** Holds the payloads of a standing proof to a data plan, and keeps whose do not fit it. */
export class StandingPlan {
  readonly #plan: DataPlan
  readonly #check: PlanCheck
  readonly #violations = new PlanViolations()
  readonly #places = new Map<string, PlaceList>()

  /** Throws a `UserError` where a schema of the plan cannot be used. */
  constructor({ draft }: Pick<ProofDraft, 'draft'>, plan: DataPlan) {
    this.#plan = plan
    this.#check = new PlanCheck(draft, plan)
  }

  add(place: number, recipient: Recipient, texts: readonly string[]): void {
    const violations = this.#check.violations(recipient, texts)
    this.#violations.add(recipient.identity, violations)
    for (const name of new Set(violations.map(nameOf))) {
      const places = this.#places.get(name) ?? new PlaceList()
      places.push(place)
      this.#places.set(name, places)
    }
  }

  report(): PlanReport {
    const { id, version } = this.#plan
    const { unchecked } = this.#check
    return { id, version, ...(unchecked.length === 0 ? {} : { unchecked }), ...this.#violations.state() }
  }

  /** Returns the places of those whose payload does not fit the plan for a reason. */
  find(wanted: Extract<ProofWanted, { readonly kind: 'violation' }>): PlaceList | undefined {
    return this.#places.get(nameOf(wanted))
  }
}

interface Named extends Pick<Violation, 'pair' | 'pointer'> {
  readonly type: string
}

function nameOf({ type, pair, pointer }: Named): string {
  return JSON.stringify([type, pair, pointer])
}
