import type { Draft } from '#shared/campaign/draft'
import { batchMaker, type MakeBatch } from '#shared/mparticle/to-batch'
import type { DataPlan } from '#shared/plan/data-plan'
import type { PlanValidator, Violation } from '#shared/plan/plan-validator'
import type { PlanReport } from '#shared/proof/plan-violations'
import type { Recipient } from '#shared/sample/recipient'
import { UserError } from '../files/user-error.ts'

/** What a proof says of the data plan itself. */
export type ToldPlan = Pick<PlanReport, 'id' | 'version' | 'unchecked'>

/** Holds the payloads of a draft's recipients to a data plan: made once a draft and thread. */
export class PlanCheck {
  readonly told: ToldPlan
  readonly #make: MakeBatch
  readonly #validator: PlanValidator

  constructor(draft: Draft, { id, version }: Pick<DataPlan, 'id' | 'version'>, validator: PlanValidator) {
    const { unchecked } = validator
    this.told = { id, version, ...(unchecked.length === 0 ? {} : { unchecked }) }
    this.#validator = validator
    this.#make = batchMaker(draft)
  }

  /** Returns where a recipient's payload does not fit the plan. */
  violations(recipient: Recipient, texts: readonly string[]): readonly Violation[] {
    return this.#validator.validate(this.#make(recipient, texts))
  }
}

/** Makes a check; null without a plan. Rejects with a `UserError` where a schema of the plan cannot be used. */
export async function planCheck(draft: Draft, plan: DataPlan | null | undefined): Promise<PlanCheck | null> {
  if (plan === null || plan === undefined) return null
  // what validates schemas takes longer to load than a first figure may take
  const { planValidator } = await import('#shared/plan/plan-validator')
  const validator = planValidator(plan, draft)
  if (!validator.ok) throw new UserError('file:other', validator.error)
  return new PlanCheck(draft, plan, validator.value)
}
