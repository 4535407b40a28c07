import { ReasonCounts } from '../pass/reason-counts.ts'
import type { LineErrorCode } from './line-error.ts'

/** How many of the first errors are named. */
const maxFirstErrors = 10

/** What became of all lines. */
export interface PipeSummary {
  /** Lines. */
  readonly read: number
  /** Batches: a line can have several. */
  readonly written: number
  /** Lines that are answered with a skip, by its code. */
  readonly skipped: Readonly<Record<string, number>>
  /** Lines that are answered with an error. */
  readonly errors: number
  readonly firstErrors: readonly { readonly line: number; readonly code: LineErrorCode }[]
  /** Lines with an event before 1973, where there are any: their times are probably in seconds. */
  readonly early?: number
}

/** Counts the answers of a pipe. */
export class PipeCounts {
  read = 0
  written = 0
  early = 0
  #errors = 0
  readonly #skipped = new ReasonCounts()
  readonly #firstErrors: { line: number; code: LineErrorCode }[] = []

  skip(reason: string): void {
    this.#skipped.add(reason)
  }

  error(line: number, code: LineErrorCode): void {
    this.#errors++
    if (this.#firstErrors.length < maxFirstErrors) this.#firstErrors.push({ line, code })
  }

  /** The codes in alphabetical order. */
  get summary(): PipeSummary {
    const { read, written, early } = this
    const skipped = Object.fromEntries(this.#skipped.counts.toSorted(([a], [b]) => (a < b ? -1 : 1)))
    const errors = { errors: this.#errors, firstErrors: this.#firstErrors }
    return { read, written, skipped, ...errors, ...(early === 0 ? {} : { early }) }
  }
}
