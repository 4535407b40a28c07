import type { Draft } from '#shared/campaign/draft'
import { batchMaker, type MakeBatch } from '#shared/mparticle/to-batch'
import type { DataPlan } from '#shared/plan/data-plan'
import { planValidator, type PlanValidator, type Violation } from '#shared/plan/plan-validator'
import type { Recipient } from '#shared/sample/recipient'
import { UserError } from '../files/user-error.ts'

/** Holds the payloads of a draft's recipients to a data plan: made once a draft and thread. */
export class PlanCheck {
  readonly #make: MakeBatch
  readonly #validator: PlanValidator

  /** Throws a `UserError` where a schema of the plan cannot be used. */
  constructor(draft: Draft, plan: DataPlan) {
    const validator = planValidator(plan, draft)
    if (!validator.ok) throw new UserError('file:other', validator.error)
    this.#validator = validator.value
    this.#make = batchMaker(draft)
  }

  /** Patterns of the plan that cannot be run within bounds. */
  get unchecked(): readonly string[] {
    return this.#validator.unchecked
  }

  /** Returns where a recipient's payload does not fit the plan. */
  violations(recipient: Recipient, texts: readonly string[]): readonly Violation[] {
    return this.#validator.validate(this.#make(recipient, texts))
  }
}
