import { UserError } from '../../engine/files/user-error.ts'
import { runJob, type RunOptions } from '../../engine/threads/run-job.ts'
import type { JobName, Jobs } from '../../engine/threads/tasks.ts'
import { serialQueue } from '../files/queue.ts'
import { CacheReaders } from './cache-readers.ts'

/** A job was cancelled while it waited for others. Nothing has happened. */
export class CancelledInQueue extends Error {}

/** The cache in the user's data folder. It is read at any time, and written to by one job after the other. */
export class SampleCache {
  readonly path: string
  readonly readers: CacheReaders
  readonly #onChange: () => void
  readonly #inTurn = serialQueue()
  /** Jobs that run or wait. */
  #jobs = 0
  #indexing: AbortController | undefined
  /** The job in the background, which gives way to every other one. */
  #background: AbortController | undefined
  #isClosed = false
  #changes = 0

  constructor(path: string, onChange: () => void, onReplaced: () => void) {
    this.path = path
    this.readers = new CacheReaders(path, onReplaced)
    this.#onChange = () => {
      this.#changes++
      onChange()
    }
  }

  /** How often it was told that the cache has changed. */
  get changes(): number {
    return this.#changes
  }

  /** Whether a job runs or waits. */
  get isBusy(): boolean {
    return this.#jobs > 0
  }

  get isClosed(): boolean {
    return this.#isClosed
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

  /** Runs a job after those before it; the search index waits. Rejects with `CancelledInQueue` where it is cancelled before it begins. */
  async run<Name extends JobName>(name: Name, input: Jobs[Name]['input'], options: RunOptions = {}) {
    this.#jobs++
    this.#interruptBackground()
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

  /**
   * Runs a job that adds to the cache what will be asked for later. It gives way to every other job: it is interrupted then, or rejects
   * with `CancelledInQueue` where it has not begun.
   */
  async runInBackground<Name extends JobName>(name: Name, input: Jobs[Name]['input'], options: RunOptions = {}) {
    const interrupt = new AbortController()
    this.#indexing?.abort()
    try {
      const output = await this.#inTurn(() => {
        if (this.#jobs > 0 || this.#isClosed) throw new CancelledInQueue()
        this.#background = interrupt
        return runJob(name, input, { ...options, signal: interrupt.signal })
      })
      this.#onChange()
      return { output, interrupted: interrupt.signal.aborted }
    } finally {
      void this.index()
    }
  }

  /** Brings the search index up to date in the background. Where it is interrupted, it goes on after the next change. */
  async index(): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#jobs > 0 || this.#isClosed) return
      this.#indexing = new AbortController()
      const { done } = await runJob('index-search', { cache: this.path }, { signal: this.#indexing.signal })
      if (done) this.#onChange()
    }).catch((error: unknown) => {
      // what is not indexed is not found, and the answers say so; the next change tries again
      if (!(error instanceof UserError)) throw error
    })
  }

  /** Removes all samples, also where they cannot be read. */
  async forget(): Promise<void> {
    this.#interruptBackground()
    await this.#inTurn(() => this.readers.pauseFor(() => runJob('forget-samples', { cache: this.path })))
    this.#onChange()
  }

  /** Keeps the samples under another name, which it resolves with, and begins with none. */
  async setAside(): Promise<{ readonly file: string }> {
    this.#interruptBackground()
    const kept = await this.#inTurn(() => this.readers.pauseFor(() => runJob('set-aside', { cache: this.path })))
    this.#onChange()
    return kept
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#interruptBackground()
    await this.#inTurn(() => this.readers.close())
  }

  #interruptBackground(): void {
    this.#indexing?.abort()
    this.#background?.abort()
  }
}

/** Rejects when a job is cancelled before its turn has come. */
function cancelledBefore(turn: AbortSignal, cancelled: AbortSignal | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    cancelled?.addEventListener('abort', () => reject(new CancelledInQueue()), { once: true, signal: turn })
  })
}
