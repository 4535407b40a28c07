import type { Draft } from '#shared/campaign/draft'
import type { DataPlan } from '#shared/plan/data-plan'
import { parsePlan } from '#shared/plan/plan-file'
import { ok, type Result } from '#shared/result'
import { PlanCheck } from './plan-check.ts'

/** A data plan, and what holds the payloads of a draft to it. */
export interface UsablePlan {
  readonly plan: DataPlan
  readonly check: PlanCheck
}

/** Returns the data plan in a text, as `printPlan` has it; null without one. Fails with a sentence where the draft cannot use it. */
export async function planFromText(text: string | null, draft: Draft): Promise<Result<UsablePlan, string> | null> {
  if (text === null) return null
  const parsed = parsePlan(text, 'The data plan', null)
  if (!parsed.ok) return parsed
  // what validates schemas takes longer to load than a first figure may take
  const { planValidator } = await import('#shared/plan/plan-validator')
  const validator = planValidator(parsed.value, draft)
  if (!validator.ok) return validator
  return ok({ plan: parsed.value, check: new PlanCheck(draft, parsed.value, validator.value) })
}
