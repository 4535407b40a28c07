import type { Draft, Recommendation } from '#shared/campaign/draft'
import { fix } from '#shared/check/diagnose'
import type { DraftFix } from '#shared/check/diagnostic'

/** Changes one recommendation of a draft. */
export function changeSlot(draft: Draft, at: number, title: string, change: Partial<Recommendation>): DraftFix {
  const recommendations = draft.recommendations.map((other, i) => (i === at ? { ...other, ...change } : other))
  return fix(title, { kind: 'fields', fields: { recommendations } })
}

/** Takes one recommendation out of a draft. */
export function removeSlot(draft: Draft, at: number, title: string): DraftFix {
  return fix(title, { kind: 'fields', fields: { recommendations: draft.recommendations.toSpliced(at, 1) } })
}
