import type { Draft } from '#shared/campaign/draft'
import type { RecommendedCounts } from '#shared/check/recommended-counts'
import { recommendationReasons } from '../engine/answers/reasons.ts'
import { defaultAsOf } from '../engine/store/observed-schema.ts'
import type { Db } from '../engine/store/open-store.ts'

/** Returns who gets no item; looks at every recipient, but only where the draft recommends something. */
export function recommendedCounts(db: Db, draft: Draft): RecommendedCounts | null {
  if (draft.recommendations.length === 0) return null
  const none = { reason: null, slot: null, offset: 0, limit: 0, whatIf: false }
  return recommendationReasons(db, { ...none, draft, asOf: defaultAsOf(db) })
}
