import type { Draft } from '#shared/campaign/draft'
import type { ProofResult } from '#shared/proof/proof-result'
import type { JobControl } from '../../files/job-control.ts'
import type { Expectations } from '../../proof/expectations.ts'
import { defaultAsOf } from '../../store/observed-schema.ts'
import type { Db } from '../../store/db.ts'
import { inCache, type InCache } from '../in-cache.ts'
import { draftIn } from './draft-in.ts'
import { OtherThreads, type RunParts } from './other-threads.ts'
import type { ProofPartsJob } from './proof-parts.ts'

/** What to proof, and what to say of it. */
export interface ProofJob extends Pick<ProofPartsJob, 'everyOccurrence' | 'plan'> {
  /** The text of the draft's file, and of that of an older one to compare with. */
  readonly draft: string
  readonly against: string | null
  /** In milliseconds since 1970; null for the cache's own. */
  readonly asOf: number | null
  readonly mask: boolean
  /** What became of the pinned users, to be told and masked with the rest. */
  readonly expectations?: Expectations | null
  /** How many threads share the work; null for as many as pay. The result is the same. */
  readonly threads: number | null
}

/** Proofs a draft for every profile of the cache. */
export const proofJob = inCache(
  async (db: Db, job: InCache & ProofJob, control: JobControl, run: RunParts): Promise<ProofResult> => {
    const asOf = job.asOf ?? defaultAsOf(db)
    const draft = draftIn(job.draft)
    const against = job.against === null ? null : draftIn(job.against)
    const asked = { draft, against, asOf, everyOccurrence: job.everyOccurrence }
    const others = new OtherThreads(db, asked, job, control, run)
    try {
      if (!restsOnCounts(draft) && !restsOnCounts(against)) others.start()
      // this thread loads what it runs while they do the same
      const { proofBeside } = await import('./proof-beside.ts')
      return await proofBeside(others, db, asked, job, control)
    } finally {
      others.stop()
    }
  },
)

/** Whether one thread has to count something in the cache before others read it. */
function restsOnCounts(draft: Draft | null): boolean {
  return draft !== null && draft.recommendations.length > 0
}
