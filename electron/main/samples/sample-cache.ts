import { rm } from 'node:fs/promises'
import { type CacheErrorKind, isCacheError, UserError } from '../../engine/files/user-error.ts'
import { type Json, toJson } from '#shared/json/json-text'
import type { CensusQuestions, StoreQuestions } from '../../engine/answers/questions.ts'
import {
  type CensusThread,
  startCensusThread,
  startStoreThread,
  type StoreThread,
} from '../../engine/threads/resident-thread.ts'
import { runJob, type RunOptions } from '../../engine/threads/run-job.ts'
import type { JobName, Jobs } from '../../engine/threads/tasks.ts'
import { serialQueue } from '../files/queue.ts'

/** A job was cancelled while it was waiting for others. Nothing has happened. */
export class CancelledInQueue extends Error {}

/** The cache in the user's data folder. It is read at any time, and written to by one job after the other. */
export class SampleCache {
  readonly path: string
  readonly #onChange: () => void
  readonly #inTurn = serialQueue()
  readonly #asked = new Set<Promise<unknown>>()
  #thread: Promise<StoreThread>
  #census: CensusThread | undefined
  /** Jobs that run or wait. */
  #jobs = 0
  #indexing: AbortController | undefined
  /** Work that is only begun to be at hand later, and begun again where it was interrupted. */
  #behind: AbortController | undefined
  #isClosed = false

  constructor(path: string, onChange: () => void) {
    this.path = path
    this.#onChange = onChange
    this.#thread = Promise.resolve(startStoreThread(path))
  }

  /** The answer as JSON text. Rejects with a `UserError` for what a user's machine can cause. */
  async ask<Name extends keyof StoreQuestions>(
    name: Name,
    input: StoreQuestions[Name]['input'],
  ): Promise<Json<StoreQuestions[Name]['output']>> {
    const thread = await this.#thread
    const answer = thread.ask(name, input)
    this.#asked.add(answer)
    try {
      return await answer
    } catch (error) {
      // the thread may have ended, such as for want of memory: nobody after this one has to wait for it
      if (!(error instanceof UserError)) this.#renew(thread)
      throw error
    } finally {
      this.#asked.delete(answer)
    }
  }

  /** The same from the thread that looks at everybody, for which no preview waits. It begins with the first question. */
  async census<Name extends keyof CensusQuestions>(
    name: Name,
    input: CensusQuestions[Name]['input'],
  ): Promise<Json<CensusQuestions[Name]['output'] | null>> {
    // while the cache is emptied nobody reads it
    await this.#thread
    const thread = (this.#census ??= startCensusThread(this.path))
    try {
      return await thread.ask(name, input)
    } catch (error) {
      // samples were forgotten meanwhile: there is nothing to count
      if (thread !== this.#census) return toJson(null)
      if (!(error instanceof UserError)) this.#closeCensus()
      throw error
    }
  }

  #closeCensus(): void {
    const thread = this.#census
    this.#census = undefined
    void thread?.close()
  }

  /** Runs a job that changes the cache after those before it, then brings the search index up to date. */
  async change<Name extends JobName>(name: Name, input: Jobs[Name]['input'], options?: RunOptions) {
    try {
      return await this.run(name, input, options)
    } finally {
      this.#onChange()
      void this.index()
    }
  }

  /**
   * Runs a job that adds to the cache what others will ask for. It gives way to every other job: it is interrupted then, or rejects with
   * `CancelledInQueue` where it has not begun.
   */
  async runInBackground<Name extends JobName>(name: Name, input: Jobs[Name]['input'], options: RunOptions = {}) {
    const interrupt = new AbortController()
    this.#indexing?.abort()
    try {
      const output = await this.#inTurn(() => {
        if (this.#jobs > 0 || this.#isClosed) throw new CancelledInQueue()
        this.#behind = interrupt
        return runJob(name, input, { ...options, signal: interrupt.signal })
      })
      this.#onChange()
      return { output, interrupted: interrupt.signal.aborted }
    } finally {
      void this.index()
    }
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** Runs a job after those before it; the search index waits. Rejects with `CancelledInQueue` where it is cancelled meanwhile. */
  async run<Name extends JobName>(name: Name, input: Jobs[Name]['input'], options: RunOptions = {}) {
    this.#jobs++
    this.#indexing?.abort()
    this.#behind?.abort()
    const waiting = new AbortController()
    try {
      const job = this.#inTurn(() => {
        if (options.signal?.aborted === true) throw new CancelledInQueue()
        waiting.abort()
        return runJob(name, input, options)
      })
      return await Promise.race([job, cancelledBefore(waiting.signal, options.signal)])
    } finally {
      this.#jobs--
    }
  }

  /** Lets every profile be found, in the background; begins again after the next change where it is interrupted. */
  async index(): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#jobs > 0 || this.#isClosed) return
      this.#indexing = new AbortController()
      const { done } = await runJob('index-search', { cache: this.path }, { signal: this.#indexing.signal })
      if (done) this.#onChange()
    }).catch((error: unknown) => {
      // what cannot be indexed is not found, which the answers say; the next change tries again
      if (!(error instanceof UserError)) throw error
    })
  }

  /** Leaves nothing of the samples behind, also where they cannot be read. */
  async forget(): Promise<void> {
    this.#indexing?.abort()
    this.#behind?.abort()
    await this.#inTurn(() => {
      const forgotten = this.#closeThread().then(() => this.#empty())
      this.#thread = forgotten.then(
        () => startStoreThread(this.path),
        () => startStoreThread(this.path),
      )
      return forgotten
    })
    this.#onChange()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#indexing?.abort()
    this.#behind?.abort()
    await this.#inTurn(() => this.#closeThread())
  }

  async #empty(): Promise<void> {
    try {
      await runJob('forget-samples', { cache: this.path })
    } catch (error) {
      if (!isCacheError(error) || !unreadable.includes(error.kind)) throw error
      for (const ending of ['', '-wal', '-shm']) await rm(this.path + ending, { force: true })
    }
  }

  /** After the answers that are still to come. */
  async #closeThread(): Promise<void> {
    // looked at at once: whoever comes after this has a thread of its own
    const [closing, census] = [this.#thread, this.#census]
    this.#census = undefined
    await census?.close()
    const thread = await closing
    await Promise.allSettled(this.#asked)
    await thread.close()
  }

  #renew(ended: StoreThread): void {
    this.#thread = this.#thread.then(async (thread) => {
      if (thread !== ended) return thread
      await ended.close()
      return startStoreThread(this.path)
    })
  }
}

/** Rejects when a job is cancelled before its turn has come. */
function cancelledBefore(turn: AbortSignal, cancelled: AbortSignal | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    cancelled?.addEventListener('abort', () => reject(new CancelledInQueue()), { once: true, signal: turn })
  })
}

const unreadable: readonly CacheErrorKind[] = ['cache:damaged', 'cache:not-a-cache', 'cache:newer']
