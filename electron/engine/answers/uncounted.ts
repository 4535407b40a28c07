import type { Recommendation } from '#shared/campaign/draft'
import type { Mapping } from '../recommend/mapping.ts'
import { Recommender } from '../recommend/recommender.ts'
import { defaultAsOf } from '../store/observed-schema.ts'
import type { Db } from '../store/db.ts'

/** What is still to be counted, and as of when (ms). */
export interface Uncounted {
  readonly mappings: readonly (Mapping & { readonly slot: string })[]
  readonly asOf: number
}

/** Returns the mappings of these recommendations that are not counted yet. */
export function uncounted(
  db: Db,
  { recommendations, asOf }: { readonly recommendations: readonly Recommendation[]; readonly asOf: number | null },
): Uncounted {
  const clock = asOf ?? defaultAsOf(db)
  return { mappings: new Recommender(db, recommendations, clock, { counting: 'elsewhere' }).uncounted, asOf: clock }
}
