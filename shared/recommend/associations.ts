import { type Related, RelatedMemo } from '#shared/recommend/related-memo'

/**
 * Who did an event with which item of a catalog, up to one moment. Items are rows of the catalog, counted from 0; profiles are places
 * in `profiles`. Times are in milliseconds since 1970.
 */
export interface AssociationArrays {
  /** How many rows the catalog has. */
  readonly items: number
  /** The profiles' ids, in ascending order. */
  readonly profiles: Float64Array
  /** When each profile last did the event, whatever its item was. */
  readonly newest: Float64Array
  /** The item of that event; -1 where it is not in the catalog. */
  readonly basis: Int32Array
  /** Where each profile's pairs begin; one longer than `profiles`. */
  readonly starts: Uint32Array
  /** The item of each pair, ascending within a profile, each once. */
  readonly rows: Uint32Array
  /** When the profile last did the event with this item. */
  readonly times: Float64Array
  /** Where each item's profiles begin in `owners`; one longer than there are items. */
  readonly itemStarts: Uint32Array
  /** The profiles of each item, in ascending order. */
  readonly owners: Uint32Array
}

/** A recipient's last action: when, and with which item; -1 for one that is not in the catalog. */
export interface LastAction {
  readonly row: number
  readonly ts: number
}

/** Tells which items are related. Each answer is counted when it is first asked for, and the latest are kept. */
export class Associations {
  readonly arrays: AssociationArrays
  readonly #tally: Uint32Array
  readonly #memo = new RelatedMemo()

  constructor(arrays: AssociationArrays) {
    this.arrays = arrays
    this.#tally = new Uint32Array(arrays.items)
  }

  /** In bytes, without what is kept of answers. */
  get size(): number {
    const { profiles, newest, basis, starts, rows, times, itemStarts, owners } = this.arrays
    const parts = [profiles, newest, basis, starts, rows, times, itemStarts, owners, this.#tally]
    return parts.reduce((sum, { byteLength }) => sum + byteLength, 0)
  }

  /** A profile's newest event with its item; undefined where it has none. */
  lastAction(profile: number): LastAction | undefined {
    const at = placeOf(this.arrays.profiles, profile)
    if (at < 0) return undefined
    return { row: this.arrays.basis[at] ?? -1, ts: this.arrays.newest[at] ?? NaN }
  }

  /**
   * The items that the same profiles did the event with as this one, both at `from` (ms) or later. The item itself is left out.
   * Takes time by the pairs of those profiles.
   */
  related(row: number, from: number): Related {
    const known = this.#memo.get(row, from)
    if (known !== undefined) return known
    const related = this.#count(row, from)
    this.#memo.set(row, from, related)
    return related
  }

  #count(row: number, from: number): Related {
    const { itemStarts, owners, starts, rows, times } = this.arrays
    const tally = this.#tally
    const touched: number[] = []
    const end = itemStarts[row + 1] ?? 0
    for (let i = itemStarts[row] ?? 0; i < end; i++) {
      const owner = owners[i] ?? 0
      const first = starts[owner] ?? 0
      const last = starts[owner + 1] ?? 0
      if ((times[placeBetween(rows, row, first, last)] ?? -Infinity) < from) continue
      for (let pair = first; pair < last; pair++) {
        if ((times[pair] ?? -Infinity) < from) continue
        const other = rows[pair] ?? 0
        if (other === row) continue
        if (tally[other] === 0) touched.push(other)
        tally[other] = (tally[other] ?? 0) + 1
      }
    }
    return ranked(touched, tally)
  }
}

/** Puts the rows that were counted in order, and clears their counts for the next time. */
function ranked(touched: readonly number[], tally: Uint32Array): Related {
  const rows = Uint32Array.from(touched).sort()
  let most = 0
  for (const row of rows) most = Math.max(most, tally[row] ?? 0)
  // a counting sort: it keeps the order of the rows among those that are related as often
  const before = new Uint32Array(most + 1)
  for (const row of rows) before[most - (tally[row] ?? 0) + 1] = (before[most - (tally[row] ?? 0) + 1] ?? 0) + 1
  for (let i = 1; i <= most; i++) before[i] = (before[i] ?? 0) + (before[i - 1] ?? 0)
  const related = { rows: new Uint32Array(rows.length), counts: new Uint32Array(rows.length) }
  for (const row of rows) {
    const count = tally[row] ?? 0
    const at = before[most - count] ?? 0
    before[most - count] = at + 1
    related.rows[at] = row
    related.counts[at] = count
    tally[row] = 0
  }
  return related
}

function placeOf(sorted: Float64Array, wanted: number): number {
  return placeBetween(sorted, wanted, 0, sorted.length)
}

/** Where a number stands in a sorted stretch; -1 where it does not. */
function placeBetween(sorted: Float64Array | Uint32Array, wanted: number, from: number, to: number): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low < to && sorted[low] === wanted ? low : -1
}
