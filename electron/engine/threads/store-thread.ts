import { AnswerThread } from './answer-thread.ts'
import type { Queries } from '../answers/queries.ts'

/** The worker's file stands beside this one, as source or as the build made it. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './query-worker.ts' : './query-worker.cjs',
  import.meta.url,
)

/** Reads a cache in a thread of its own, one question after the other. */
export class StoreThread extends AnswerThread<Queries> {
  /** `cache` is the database's path; it is made where there is none. */
  constructor(cache: string) {
    super(workerFile, cache)
  }
}
