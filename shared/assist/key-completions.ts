import type { Draft } from '#shared/campaign/draft'
import type { DataPlan } from '#shared/plan/data-plan'
import { plannedPairs } from '#shared/plan/plan-attributes'

/** A key that a data plan knows. */
export interface KeyCompletion {
  readonly key: string
  /** Its type, and whether it is required: `number, required`; empty where the plan says neither. */
  readonly detail: string
  readonly description: string
}

/** Returns the keys of a plan that a pair of a draft can take, in the plan's order; what other pairs have is left out. */
export function keyCompletions(plan: DataPlan, draft: Pick<Draft, 'payload' | 'pairs'>, pair: number): KeyCompletion[] {
  const taken = new Set(draft.pairs.flatMap(({ key }, index) => (index === pair ? [] : [key])))
  return [...(plannedPairs(plan, draft)?.attributes.values() ?? [])]
    .filter(({ name }) => !taken.has(name))
    .map(({ name, type, required, description }) => ({
      key: name,
      detail: [type, required ? 'required' : ''].filter((part) => part !== '').join(', '),
      description,
    }))
}
