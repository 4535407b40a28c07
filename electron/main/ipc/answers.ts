import type { Library } from '../drafts/library.ts'
import { Grants } from '../files/grants.ts'
import { appAnswers } from './app.ts'
import { censusAnswers } from './census.ts'
import { draftAnswers } from './drafts.ts'
import { dropAnswer } from './drop.ts'
import { exportAnswers, type LastWritten } from './exports.ts'
import type { Answering } from './handle.ts'
import { importAnswers } from './imports.ts'
import { jobAnswers } from './jobs.ts'
import { mappingAnswers } from './mappings.ts'
import { proofAnswers } from './proof.ts'
import { reportAnswers } from './proof-reports.ts'
import { recipientAnswers } from './recipients.ts'
import { recommendationAnswers } from './recommendations.ts'
import { sampleAnswers } from './samples.ts'
import { broadcast } from './send.ts'
import { versionAnswers } from './versions.ts'
import type { RunningJobs } from '../samples/running-jobs.ts'
import { Counting } from '../samples/counting.ts'
import { DraftDrifts } from '../samples/draft-drift.ts'
import type { SampleCache } from '../samples/sample-cache.ts'

interface Subjects {
  readonly library: Library
  readonly cache: SampleCache
  readonly jobs: RunningJobs
  readonly onDraftsChanged: () => void
  readonly onDraftsDropped: (paths: readonly string[]) => void
  /** Called when the user of a window can write. */
  readonly onUsable: () => void
}

/** Of the drafts, those used last: what they come to is compared after an import. */
const mostToCompare = 20

/** Returns what answers every request of the contract. */
export function requestAnswers(subjects: Subjects): Answering {
  const { library, cache, jobs, onDraftsChanged, onDraftsDropped, onUsable } = subjects
  const grants = new Grants()
  const last: LastWritten = { path: undefined }
  const counting = new Counting(cache, (progress) => broadcast('job:progress', progress))
  const drifts = new DraftDrifts({
    ...{ cache, counting, jobs },
    drafts: () => library.texts(mostToCompare),
    tell: (drifted) => broadcast('drafts:drift', drifted),
  })
  const answers = {
    ...appAnswers(onUsable),
    ...draftAnswers(library, onDraftsChanged),
    ...versionAnswers(library),
    ...sampleAnswers(cache, library, onDraftsChanged),
    ...recipientAnswers(cache, counting),
    ...censusAnswers(cache, counting),
    ...proofAnswers(cache, counting),
    ...jobAnswers(jobs),
    ...importAnswers({ cache, index: library.index, grants, jobs, drifts }),
    ...mappingAnswers(cache),
    ...exportAnswers(cache, library.index, grants, jobs, last),
    ...reportAnswers({ cache, index: library.index, grants, jobs, last }),
    ...recommendationAnswers(cache, jobs, counting),
  }
  return { answers, drop: dropAnswer(grants, onDraftsDropped) }
}
