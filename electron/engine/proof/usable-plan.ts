import type { Draft } from '#shared/campaign/draft'
import type { DataPlan } from '#shared/plan/data-plan'
import { parsePlan } from '#shared/plan/plan-file'

/** Returns the data plan in a text; null where there is none, or where it cannot be used for this draft: the check tells why. */
export async function usablePlan(text: string | null, draft: Draft): Promise<DataPlan | null> {
  if (text === null) return null
  const parsed = parsePlan(text, 'The data plan', null)
  const { planValidator } = await import('#shared/plan/plan-validator')
  return parsed.ok && planValidator(parsed.value, draft).ok ? parsed.value : null
}
