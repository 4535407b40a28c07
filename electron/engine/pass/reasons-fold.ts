import type { RecommendationReasons, SkippedLine } from '#shared/recommend/reasons'
import type { NoItemReason } from '#shared/recommend/no-item'
import type { Recipient } from '#shared/sample/recipient'
import { own } from '#shared/sample/value'
import type { EmptySlot } from '../recommend/recommender.ts'
import { EmptySlotCounts } from './empty-slot-counts.ts'
import type { Fold } from './fold.ts'
import type { PassCandidate } from './source.ts'

/** Returns the first slot without an item for a recipient; null where every slot has one. */
export type EmptySlotOf<Candidate> = (candidate: Candidate) => EmptySlot | null

/** Which of the skipped recipients are to be listed: null for any reason or slot. */
export interface WantedPage {
  readonly reason: NoItemReason | null
  readonly slot: string | null
  readonly offset: number
  readonly limit: number
}

/** Counts recipients without an item, and lists one page of them. */
export class ReasonsFold<Candidate extends PassCandidate> implements Fold<Candidate> {
  readonly #wanted: WantedPage
  readonly #emptySlotOf: EmptySlotOf<Candidate>
  readonly #counts = new EmptySlotCounts()
  readonly #rows: SkippedLine[] = []
  #recipients = 0
  #ready = 0
  #fitting = 0

  constructor(wanted: WantedPage, emptySlotOf: EmptySlotOf<Candidate>) {
    this.#wanted = wanted
    this.#emptySlotOf = emptySlotOf
  }

  add(candidate: Candidate, profile: number): void {
    if (candidate.status === 'skipped') return
    this.#recipients++
    const empty = this.#emptySlotOf(candidate)
    if (empty === null) {
      this.#ready++
      return
    }
    this.#counts.add(empty.slot, empty.reason)
    if (this.#isWanted(empty)) this.#list(candidate.recipient, profile, empty.slot)
  }

  get result(): Omit<RecommendationReasons, 'whatIf' | 'cancelled'> {
    return {
      recipients: this.#recipients,
      ready: this.#ready,
      skipped: [...this.#counts.all].sort((a, b) => b.count - a.count),
      page: { total: this.#fitting, rows: this.#rows },
    }
  }

  #isWanted({ slot, reason }: EmptySlot): boolean {
    const wanted = this.#wanted
    return (wanted.reason ?? reason) === reason && (wanted.slot ?? slot) === slot
  }

  #list({ identity, profile: properties }: Recipient, profile: number, slot: string): void {
    const { offset, limit } = this.#wanted
    if (this.#fitting++ < offset || this.#rows.length === limit) return
    const name = own(properties, 'Name')
    this.#rows.push({ profile, identity, name: typeof name === 'string' && name.trim() !== '' ? name : null, slot })
  }
}
