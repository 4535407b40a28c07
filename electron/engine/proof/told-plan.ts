import type { Draft } from '#shared/campaign/draft'
import type { DataPlan } from '#shared/plan/data-plan'
import { PlanCheck } from './plan-check.ts'
import type { ToldPlan } from './proof-parts.ts'

/** Returns what a proof says of the data plan that a draft is held to. Throws a `UserError` where a schema of it cannot be used. */
export function toldPlan({ draft, plan }: { readonly draft: Draft; readonly plan: DataPlan }): ToldPlan {
  const { unchecked } = new PlanCheck(draft, plan)
  return { id: plan.id, version: plan.version, ...(unchecked.length === 0 ? {} : { unchecked }) }
}
