import type { ToldPlan } from './proof-parts.ts'
import { PlanCheck } from './plan-check.ts'
import type { ProofRequest } from './proof-walk.ts'

/** Returns what a proof says of its data plan; null where there is none. */
export function toldPlan({ draft, plan = null }: Pick<ProofRequest, 'draft' | 'plan'>): ToldPlan | null {
  if (plan === null) return null
  const { unchecked } = new PlanCheck(draft, plan)
  return { id: plan.id, version: plan.version, ...(unchecked.length === 0 ? {} : { unchecked }) }
}
