import type { Library } from './drafts/library.ts'
import { Grants } from './files/grants.ts'
import { appAnswers } from './ipc/app.ts'
import { audienceAnswers } from './ipc/audience.ts'
import { draftAnswers } from './ipc/drafts.ts'
import { dropAnswer } from './ipc/drop.ts'
import { exportAnswers } from './ipc/exports.ts'
import { handle } from './ipc/handle.ts'
import { importAnswers } from './ipc/imports.ts'
import { recommendationAnswers } from './ipc/recommendations.ts'
import { sampleAnswers } from './ipc/samples.ts'
import { tell } from './ipc/send.ts'
import type { RunningJobs } from './jobs.ts'
import { Counting } from './samples/counting.ts'
import type { SampleCache } from './samples/sample-cache.ts'

interface Subjects {
  readonly library: Library
  readonly cache: SampleCache
  readonly jobs: RunningJobs
  readonly onDraftsChanged: () => void
  readonly onDraftsDropped: (paths: readonly string[]) => void
}

/** Answers everything that a window can ask for. */
export function answerRequests({ library, cache, jobs, onDraftsChanged, onDraftsDropped }: Subjects): void {
  const grants = new Grants()
  const counting = new Counting(cache, (progress) => tell('job:progress', progress))
  const answers = {
    ...appAnswers,
    ...draftAnswers(library, onDraftsChanged),
    ...sampleAnswers(cache, library.index),
    ...audienceAnswers(cache, counting),
    ...importAnswers(cache, grants, jobs),
    ...exportAnswers(cache, grants, jobs),
    ...recommendationAnswers(cache, jobs, counting),
  }
  handle(answers, dropAnswer(grants, onDraftsDropped))
}
