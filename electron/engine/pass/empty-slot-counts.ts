import type { NoItemReason } from '#shared/recommend/no-item'

/** How many recipients are skipped for a slot and a reason. */
export interface EmptySlotCount {
  readonly slot: string
  readonly reason: NoItemReason
  readonly count: number
}

/** Counts those that are skipped for want of an item, by slot and reason. */
export class EmptySlotCounts {
  readonly #counts = new Map<string, { slot: string; reason: NoItemReason; count: number }>()

  add(slot: string, reason: NoItemReason): void {
    const key = `${reason} ${slot}`
    const known = this.#counts.get(key)
    if (known === undefined) this.#counts.set(key, { slot, reason, count: 1 })
    else known.count++
  }

  /** In the order in which they were met. */
  get all(): readonly EmptySlotCount[] {
    return [...this.#counts.values()]
  }
}
