import type { JobProgress } from '#shared/ipc/messages'
import type { Recommendation } from '#shared/campaign/draft'
import { fromJson } from '#shared/json/json-text'
import type { Uncounted } from '../../engine/answers/uncounted.ts'
import { UserError } from '../../engine/files/user-error.ts'
import { CancelledInQueue, type SampleCache } from './sample-cache.ts'

/** The id under which the window hears how far the counting is. */
const job = 'counting-recommendations'

/** Counts recommendations in the background as soon as one is asked for that is not counted yet. */
export class Counting {
  readonly #cache: SampleCache
  readonly #onProgress: (progress: JobProgress) => void
  /** What is being counted, or could not be kept, so that it is not begun again with every question. */
  readonly #begun = new Set<string>()

  constructor(cache: SampleCache, onProgress: (progress: JobProgress) => void) {
    this.#cache = cache
    this.#onProgress = onProgress
  }

  /** Counts what these slots need. When that is done the cache tells that it has changed. */
  async want(recommendations: readonly Recommendation[], asOf: number | null): Promise<void> {
    if (recommendations.length === 0) return
    try {
      while (!this.#cache.isClosed && !(await this.#isSettled(recommendations, asOf)));
    } catch (error) {
      // the answer to the question tells the user; the next question tries again
      if (!(error instanceof UserError) && !this.#cache.isClosed) throw error
    }
  }

  /** Returns false where another job came between: the samples may have changed too. */
  async #isSettled(recommendations: readonly Recommendation[], asOf: number | null): Promise<boolean> {
    const uncounted = fromJson(await this.#cache.readers.ask('uncounted', { recommendations, asOf }))
    const key = JSON.stringify(uncounted)
    if (uncounted.mappings.length === 0 || this.#begun.has(key)) return true
    this.#begun.add(key)
    try {
      if (await this.#count(uncounted)) this.#begun.delete(key)
      return true
    } catch (error) {
      this.#begun.delete(key)
      if (error instanceof CancelledInQueue) return false
      throw error
    }
  }

  async #count({ mappings, asOf }: Uncounted): Promise<boolean> {
    const input = { cache: this.#cache.path, mappings, asOf }
    const subject = mappings.map(({ slot }) => slot).join(', ')
    const { output, interrupted } = await this.#cache.runInBackground('count-recommendations', input, {
      onProgress: (progress) => this.#onProgress({ ...progress, job, subject }),
    })
    if (interrupted && !output.done) throw new CancelledInQueue()
    return output.done
  }
}
