import type { Fold } from './fold.ts'
import type { EmptySlotOf } from './reasons-fold.ts'
import type { PassCandidate } from './source.ts'

/** Counts the recipients that have an item in every slot. */
export class ReadyCount<Candidate extends PassCandidate> implements Fold<Candidate> {
  count = 0
  readonly #emptySlotOf: EmptySlotOf<Candidate>

  constructor(emptySlotOf: EmptySlotOf<Candidate>) {
    this.#emptySlotOf = emptySlotOf
  }

  add(candidate: Candidate): void {
    if (candidate.status === 'ready' && this.#emptySlotOf(candidate) === null) this.count++
  }
}
