import type { Library } from './drafts/library.ts'
import { Grants } from './files/grants.ts'
import { appAnswers } from './ipc/app.ts'
import { draftAnswers } from './ipc/drafts.ts'
import { dropAnswer } from './ipc/drop.ts'
import { exportAnswers } from './ipc/exports.ts'
import { handle } from './ipc/handle.ts'
import { importAnswers } from './ipc/imports.ts'
import { sampleAnswers } from './ipc/samples.ts'
import type { RunningJobs } from './jobs.ts'
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
  const answers = {
    ...appAnswers,
    ...draftAnswers(library, onDraftsChanged),
    ...sampleAnswers(cache, library.index),
    ...importAnswers(cache, grants, jobs),
    ...exportAnswers(cache, grants, jobs),
  }
  handle(answers, dropAnswer(grants, onDraftsDropped))
}
