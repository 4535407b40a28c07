import type { Draft } from '#shared/campaign/draft'
import type { RecommendedCounts } from '#shared/check/recommended-counts'
import { defaultAsOf } from '../store/observed-schema.ts'
import type { Db } from '../store/db.ts'
import { recommendationReasons } from './reasons.ts'

/** Returns who gets no item; looks at every recipient, but only where the draft recommends something. */
export function recommendedCounts(db: Db, draft: Draft): RecommendedCounts | null {
  if (draft.recommendations.length === 0) return null
  const none = { reason: null, slot: null, offset: 0, limit: 0, whatIf: false }
  return recommendationReasons(db, { ...none, draft, asOf: defaultAsOf(db) })
}
