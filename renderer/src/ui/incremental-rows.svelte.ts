/** A screen's worth. */
const first = 24
/** What can be made between two keystrokes. */
const step = 16

/** How many rows of a long list are made: the first screen at once, the others a few at a time when the window is idle. */
export class IncrementalRows {
  #made = $state(first)

  /** Returns how many of `total` rows are made. All of them for good once there was time for all. */
  of(total: number): number {
    return Math.min(this.#made, total)
  }

  /** Makes at least `count` rows now: one of them is to get the focus. */
  reach(count: number): void {
    this.#made = Math.max(this.#made, count)
  }

  /** Begins anew, with another list. */
  restart(): void {
    this.#made = first
  }

  /** Call it from a component: grows as long as that lives. */
  follow(total: () => number): void {
    $effect(() => {
      if (this.#made === Infinity) return
      const rest = total() - this.#made
      const asked = requestIdleCallback(() => (this.#made = rest <= step ? Infinity : this.#made + step), {
        timeout: 200,
      })
      return () => {
        cancelIdleCallback(asked)
      }
    })
  }
}
