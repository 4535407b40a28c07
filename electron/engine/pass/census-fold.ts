import { isNoItemReason } from '#shared/recommend/no-item'
import { CensusRows } from './census-rows.ts'
import { EmptySlotCounts } from './empty-slot-counts.ts'
import type { Fold } from './fold.ts'
import { ReasonCounts } from './reason-counts.ts'
import type { PassCandidate } from './source.ts'

/** Counts who gets a draft's message and why the others do not, and keeps every verdict in a few bytes a profile. */
export class CensusFold implements Fold<PassCandidate> {
  readonly rows = new CensusRows()
  readonly reasons = new ReasonCounts()
  readonly emptySlots = new EmptySlotCounts()
  /** Profiles that get the message, and messages: a profile gets one for each constant value that its event has. */
  people = 0
  recipients = 0
  #profile: number | undefined
  #nth = 0

  add(candidate: PassCandidate, profile: number): void {
    const isFirst = profile !== this.#profile
    if (isFirst) {
      this.#profile = profile
      this.#nth = 0
      if (candidate.status === 'skipped') {
        this.#skip(candidate.reason, candidate.slot ?? '', profile)
        return
      }
      this.people++
    } else if (this.#nth === 0) {
      // all candidates of a profile share their event: without an item for one of them there is none for any
      return
    }
    this.recipients++
    this.rows.push(profile, ++this.#nth, 0)
  }

  #skip(reason: string, slot: string, profile: number): void {
    this.rows.push(profile, 0, this.reasons.add(reason))
    if (isNoItemReason(reason)) this.emptySlots.add(slot, reason)
  }
}
