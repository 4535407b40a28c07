import { toJson } from '#shared/json/json-text'
import type { Recipient } from '#shared/sample/recipient'
import type { Value } from '#shared/sample/value'
import type { ProfileCandidates } from '../../audience/candidate.ts'
import { ReasonCounts } from '../../pass/reason-counts.ts'
import { type DecidedPage, decidedPage } from './decided-page.ts'

/** Who gets a message and who does not, as far as that is decided. It outlives the edits that do not touch it. */
export class KnownAudience {
  /** What it depends on. */
  readonly key: string
  readonly pages: DecidedPage[] = []
  readonly reasons = new ReasonCounts()
  recipients = 0
  /** Whether every profile is decided. */
  isComplete = false
  /** The same constant values come again and again. */
  readonly #constants = new Map<string, readonly Value[]>()

  constructor(key: string) {
    this.key = key
  }

  /** The id of the last profile that is decided. */
  get last(): number {
    return this.pages.at(-1)?.last ?? 0
  }

  /** Adds the page that follows, and returns its recipients. */
  add(outcomes: readonly ProfileCandidates[]): readonly Recipient[] {
    const { page, recipients } = decidedPage(outcomes, this.reasons, (constant) => this.#interned(constant))
    this.pages.push(page)
    this.recipients += recipients.length
    return recipients
  }

  /** Returns how many are skipped for each reason, in the order of the codes. */
  skipped(): Record<string, number> {
    return Object.fromEntries([...this.reasons.counts].sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  #interned(constant: readonly Value[]): readonly Value[] {
    const key = toJson(constant)
    const known = this.#constants.get(key)
    if (known === undefined) this.#constants.set(key, constant)
    return known ?? constant
  }
}
