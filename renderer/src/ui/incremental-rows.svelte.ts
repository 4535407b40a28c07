import { tick } from 'svelte'

interface Pace {
  /** How many rows are made at once. */
  readonly first: number
  /** How many more each time. */
  readonly step: number
}

/** What takes well under 50 ms, for rows of some twenty elements. */
const usual: Pace = { first: 10, step: 8 }
/** In milliseconds: a window that is never idle goes on all the same. */
const patience = 50

/** How many rows of a list are made: a few at once, the others a few at a time between other work. */
export class IncrementalRows {
  readonly #pace: Pace
  #made = $state(0)
  /** All were made once: what comes to them by the way is made at once. */
  #isComplete = false

  constructor(pace: Pace = usual) {
    this.#pace = pace
    this.#made = pace.first
  }

  /** Returns how many of `total` rows are made. */
  of(total: number): number {
    const by = this.#isComplete ? this.#pace.step : 0
    return total <= this.#made + by ? total : this.#made
  }

  /** Makes at least `count` rows, in steps as well, but without waiting for a window that has other work. Resolves when they are there. */
  async reach(count: number): Promise<void> {
    while (this.#made < count) {
      this.#made = Math.min(count, this.#made + this.#pace.step)
      await tick()
      if (this.#made < count) await turn()
    }
  }

  /** Begins anew, with other rows. */
  restart(): void {
    this.#isComplete = false
    this.#made = this.#pace.first
  }

  /** Call it from a component: grows as long as that lives, and shrinks with the list, so that many rows that come back come in steps. */
  follow(total: () => number): void {
    $effect(() => {
      const all = total()
      if (this.of(all) < all) {
        const asked = requestIdleCallback(() => (this.#made += this.#pace.step), { timeout: patience })
        return () => {
          cancelIdleCallback(asked)
        }
      }
      this.#isComplete = true
      this.#made = Math.max(this.#pace.first, all)
      return undefined
    })
  }
}

/** Resolves in another turn of the window's thread. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
