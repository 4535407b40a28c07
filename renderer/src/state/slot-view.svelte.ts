import type { Recommendation } from '#shared/campaign/draft'
import type { Span } from '#shared/template/span'

/** The place in a value that recommendations were opened from. */
export interface SlotTarget {
  /** Puts a token there; `select` is what to select in it. */
  readonly insert: (token: string, select: Span) => void
  /** Gives the keyboard back to it. */
  readonly back: () => void
}

/** What the recommendations are opened for. */
export interface SlotRequest {
  /** The name of the slot to show; without it the one that was shown last. */
  readonly slot?: string
  /** Where to insert what is chosen there, if anywhere. */
  readonly target?: SlotTarget
}

/** The recommendations over the window: which slot they show, and where they were opened from. */
export class SlotView {
  isOpen = $state(false)
  /** The place of the slot in the draft, which may have fewer by now. */
  index = $state(0)
  /** A new slot is made, in place of one that is shown. */
  isNew = $state(false)
  /** Where what is chosen is inserted; null for no place. Kept after closing, until the next opening. */
  target = $state.raw<SlotTarget | null>(null)

  open(slots: readonly Recommendation[], { slot, target }: SlotRequest): void {
    if (slot !== undefined)
      this.index = Math.max(
        0,
        slots.findIndex((one) => one.slot === slot),
      )
    this.isNew = slots.length === 0
    this.target = target ?? null
    this.isOpen = true
  }

  choose(index: number): void {
    this.isNew = false
    this.index = index
  }

  startNew(): void {
    this.isNew = true
  }

  close(): void {
    this.isOpen = false
  }
}
