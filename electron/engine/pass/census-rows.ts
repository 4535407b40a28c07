/**
 * A list of rows of three numbers, packed: a million of them take 13 MB. `nth` is 0 for a profile that is skipped, and `reason` then
 * the place of its reason in a list.
 */
export class CensusRows {
  length = 0
  #profiles = new Float64Array(1024)
  #nths = new Uint32Array(1024)
  #reasons = new Uint8Array(1024)

  push(profile: number, nth: number, reason: number): void {
    if (this.length === this.#profiles.length) this.#grow()
    this.#profiles[this.length] = profile
    this.#nths[this.length] = nth
    this.#reasons[this.length] = reason
    this.length++
  }

  profileAt(row: number): number {
    return this.#profiles[row] ?? 0
  }

  nthAt(row: number): number {
    return this.#nths[row] ?? 0
  }

  reasonAt(row: number): number {
    return this.#reasons[row] ?? 0
  }

  /** The rows of a profile, as a half-open stretch: profiles are in the order of their ids. */
  rowsOf(profile: number): readonly [start: number, end: number] {
    let [from, to] = [0, this.length]
    while (from < to) {
      const middle = (from + to) >>> 1
      if (this.profileAt(middle) < profile) from = middle + 1
      else to = middle
    }
    let end = from
    while (end < this.length && this.profileAt(end) === profile) end++
    return [from, end]
  }

  #grow(): void {
    const grown = <Column extends Float64Array | Uint32Array | Uint8Array>(column: Column, next: Column): Column => {
      next.set(column)
      return next
    }
    const size = this.length * 2
    this.#profiles = grown(this.#profiles, new Float64Array(size))
    this.#nths = grown(this.#nths, new Uint32Array(size))
    this.#reasons = grown(this.#reasons, new Uint8Array(size))
  }
}
