import type { JobControl } from '../../files/job-control.ts'
import { countAssociationsOnce } from '../../recommend/cached-associations.ts'
import type { Mapping } from '../../recommend/mapping.ts'
import type { Db } from '../../store/db.ts'
import { inCache, type InCache } from '../in-cache.ts'

/** What to count, and as of when (ms). */
export interface CountJob {
  readonly mappings: readonly Mapping[]
  readonly asOf: number
}

/** Counts one mapping after the other. Not done where it was cancelled, or where the cache could not be written to. */
export const countRecommendationsJob = inCache(
  (db: Db, { mappings, asOf }: InCache & CountJob, control: JobControl) => {
    const states = mappings.map((mapping) => countAssociationsOnce(db, mapping, asOf, control))
    return {
      done: states.every((state) => state.state === 'impossible' || (state.state === 'counted' && state.isKept)),
    }
  },
)
