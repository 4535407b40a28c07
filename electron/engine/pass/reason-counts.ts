/** Counts the profiles that are skipped, by reason. Each reason has a number, from 0 in the order in which they are met. */
export class ReasonCounts {
  readonly #reasons = new Map<string, { readonly number: number; count: number }>()

  /** Returns the reason's number. */
  add(reason: string): number {
    const known = this.#reasons.get(reason)
    if (known !== undefined) {
      known.count++
      return known.number
    }
    const number = this.#reasons.size
    this.#reasons.set(reason, { number, count: 1 })
    return number
  }

  /** Returns undefined for a reason that was never met. */
  numberOf(reason: string): number | undefined {
    return this.#reasons.get(reason)?.number
  }

  /** The reasons by their numbers. */
  get names(): readonly string[] {
    return [...this.#reasons.keys()]
  }

  /** In the order in which they were met. */
  get counts(): readonly (readonly [reason: string, count: number])[] {
    return [...this.#reasons].map(([reason, { count }]) => [reason, count] as const)
  }
}
