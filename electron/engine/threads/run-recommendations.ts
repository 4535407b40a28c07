import { parseDraft } from '#shared/campaign/file'
import type { RecommendationReasons } from '#shared/ipc/recommendation-answers'
import type { JobControl } from '../files/job-control.ts'
import { countAssociationsOnce } from '../recommend/cached-associations.ts'
import { recommendationReasons } from '../answers/reasons.ts'
import { defaultAsOf } from '../store/observed-schema.ts'
import type { Db } from '../store/open-store.ts'
import type { CountProgress, JobContext, Jobs, ReasonsJob } from './jobs.ts'

/** Counts one mapping after the other. Not done where it was cancelled, or where the cache could not be written to. */
export function runCount(
  db: Db,
  { mappings, asOf }: Jobs['count-recommendations']['input'],
  { progress, isCancelled }: JobContext<CountProgress>,
): { readonly done: boolean } {
  const control = controlOf({ progress, isCancelled })
  const states = mappings.map((mapping) => countAssociationsOnce(db, mapping, asOf, control))
  return { done: states.every((state) => state.state === 'impossible' || (state.state === 'counted' && state.isKept)) }
}

/** Looks at every recipient of a draft, whose text has to be one. */
export function runReasons(
  db: Db,
  { draft: text, asOf, cache: _, ...question }: ReasonsJob,
  context: JobContext<CountProgress>,
): RecommendationReasons {
  const parsed = parseDraft(text)
  if (!parsed.ok) throw new Error(parsed.error.message)
  const clock = asOf ?? defaultAsOf(db)
  return recommendationReasons(db, { ...question, draft: parsed.value, asOf: clock }, controlOf(context))
}

function controlOf({ progress, isCancelled }: JobContext<CountProgress>): JobControl {
  return {
    isCancelled,
    report: ({ done, total }) => {
      progress({ events: done, of: total })
    },
  }
}
