import { setImmediate as nextTurn } from 'node:timers/promises'
import { type JobControl, unattended } from '../files/job-control.ts'
import { feed } from './feed.ts'
import type { Fold, WritingFold } from './fold.ts'
import type { PassCandidate, ProfileOutcome, Source } from './source.ts'

/** Profiles between two turns of the event loop in an asynchronous pass. */
const profilesPerTurn = 1024

/**
 * One walk over the profiles of a source, which feeds folds: to its end, or step by step. Tells how far it is, and stops when it is
 * cancelled, between two pages. The folds see the same candidates in the same order however it is run.
 */
export class Pass<Candidate extends PassCandidate> {
  readonly total: number
  readonly #pages: Iterator<readonly ProfileOutcome<Candidate>[], unknown>
  readonly #control: JobControl
  #seen = 0
  #state: 'running' | 'complete' | 'cancelled' = 'running'

  constructor(source: Source<Candidate>, control: JobControl = unattended) {
    this.total = source.total
    this.#pages = source.pages()
    this.#control = control
  }

  /** How many profiles the folds have seen. */
  get seen(): number {
    return this.#seen
  }

  get isCancelled(): boolean {
    return this.#state === 'cancelled'
  }

  /** Feeds one page, some milliseconds of work. Returns whether there may be more. Call `end` when that is not waited for. */
  step(folds: readonly Fold<Candidate>[]): boolean {
    const page = this.#next(this.#seen)
    if (page === undefined) return false
    for (const { profile, candidates } of page) {
      for (const candidate of candidates) for (const fold of folds) fold.add(candidate, profile)
    }
    this.#seen += page.length
    return true
  }

  /** Feeds everything. Returns false where it was cancelled: the folds then hold what came before. */
  run(folds: readonly Fold<Candidate>[]): boolean {
    try {
      while (this.step(folds));
      return !this.isCancelled
    } finally {
      this.end()
    }
  }

  /** Feeds everything, or as much as the fold takes, and waits for it. Returns false where it was cancelled. */
  async runInto(fold: WritingFold<Candidate>): Promise<boolean> {
    try {
      for (let turn = 0; !fold.isFull;) {
        if (this.#seen >= turn) {
          await nextTurn()
          turn = this.#seen + profilesPerTurn
        }
        const page = this.#next(fold.written)
        if (page === undefined) break
        await feed(page, fold)
        this.#seen += page.length
      }
      return !this.isCancelled
    } finally {
      this.end()
    }
  }

  /** Lets go of the source. What the folds hold stays. */
  end(): void {
    if (this.#state === 'running') this.#state = 'complete'
    this.#pages.return?.()
  }

  #next(records: number): readonly ProfileOutcome<Candidate>[] | undefined {
    if (this.#state !== 'running') return undefined
    if (this.#control.isCancelled()) {
      this.#state = 'cancelled'
      return undefined
    }
    const { total } = this
    this.#control.report({ subject: '', unit: 'users', done: this.#seen, total, records, rejected: 0 })
    const next = this.#pages.next()
    if (next.done !== true) return next.value
    this.#state = 'complete'
    return undefined
  }
}
