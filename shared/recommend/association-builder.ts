import type { AssociationArrays } from '#shared/recommend/associations'

/** Takes events one by one, in the order they were imported, and makes the arrays of who did them with which item. 24 bytes a pair. */
export class AssociationBuilder {
  readonly #items: number
  readonly #places = new Map<number, number>()
  readonly #newest: number[] = []
  readonly #basis: number[] = []
  #size = 0
  #owners = new Uint32Array(1024)
  #rows = new Uint32Array(1024)
  #times = new Float64Array(1024)

  /** `items` is how many rows the catalog has. */
  constructor(items: number) {
    this.#items = items
  }

  /**
   * Adds an event of a profile at `ts` (ms), with the rows of its items in their order. Of two at the same time the later call is the
   * newer event.
   */
  add(profile: number, ts: number, rows: readonly number[]): void {
    let place = this.#places.get(profile)
    if (place === undefined) {
      this.#places.set(profile, (place = this.#newest.length))
      this.#newest.push(-Infinity)
      this.#basis.push(-1)
    }
    if (ts >= (this.#newest[place] ?? -Infinity)) {
      this.#newest[place] = ts
      this.#basis[place] = rows[0] ?? -1
    }
    for (const row of rows) this.#pair(place, row, ts)
  }

  finish(): AssociationArrays {
    const order = this.#byRow()
    const { profiles, ranks } = this.#profilesInOrder()
    const pairs = this.#byProfile(order, ranks)
    const [newest, basis] = [new Float64Array(profiles.length), new Int32Array(profiles.length)]
    for (const [place, rank] of ranks.entries()) {
      newest[rank] = this.#newest[place] ?? NaN
      basis[rank] = this.#basis[place] ?? -1
    }
    return { items: this.#items, profiles, newest, basis, ...pairs, ...this.#byItem(pairs.starts, pairs.rows) }
  }

  #pair(place: number, row: number, ts: number): void {
    if (this.#size === this.#rows.length) this.#grow()
    this.#owners[this.#size] = place
    this.#rows[this.#size] = row
    this.#times[this.#size] = ts
    this.#size++
  }

  #grow(): void {
    const [owners, rows, times] = [this.#owners, this.#rows, this.#times]
    const length = this.#size * 2
    this.#owners = new Uint32Array(length)
    this.#rows = new Uint32Array(length)
    this.#times = new Float64Array(length)
    this.#owners.set(owners)
    this.#rows.set(rows)
    this.#times.set(times)
  }

  /** The pairs in the order of their items. */
  #byRow(): Uint32Array {
    const next = startsOf(this.#rows.subarray(0, this.#size), this.#items)
    const order = new Uint32Array(this.#size)
    for (let i = 0; i < this.#size; i++) order[take(next, this.#rows[i] ?? 0)] = i
    return order
  }

  /** The ids in ascending order, and where each profile came to stand. */
  #profilesInOrder(): { readonly profiles: Float64Array; readonly ranks: Uint32Array } {
    const profiles = Float64Array.from(this.#places.keys()).sort()
    const ranks = new Uint32Array(profiles.length)
    for (const [rank, id] of profiles.entries()) ranks[this.#places.get(id) ?? 0] = rank
    return { profiles, ranks }
  }

  /** The pairs by profile, and within one by item, each once with its newest time. */
  #byProfile(order: Uint32Array, ranks: Uint32Array): Pick<AssociationArrays, 'starts' | 'rows' | 'times'> {
    const owners = this.#owners.subarray(0, this.#size).map((place) => ranks[place] ?? 0)
    const next = startsOf(owners, ranks.length)
    const sorted = new Uint32Array(this.#size)
    for (const i of order) sorted[take(next, owners[i] ?? 0)] = i
    const starts = new Uint32Array(ranks.length + 1)
    const kept = { rows: new Uint32Array(this.#size), times: new Float64Array(this.#size) }
    let size = 0
    let [owner, row] = [-1, -1]
    for (const i of sorted) {
      const isSame = owners[i] === owner && this.#rows[i] === row
      if (!isSame) {
        while (owner < (owners[i] ?? 0)) starts[++owner] = size
        row = this.#rows[i] ?? 0
        kept.rows[size] = row
        kept.times[size++] = this.#times[i] ?? NaN
      } else if ((this.#times[i] ?? 0) > (kept.times[size - 1] ?? 0)) kept.times[size - 1] = this.#times[i] ?? NaN
    }
    while (owner < ranks.length) starts[++owner] = size
    return { starts, rows: kept.rows.slice(0, size), times: kept.times.slice(0, size) }
  }

  #byItem(starts: Uint32Array, rows: Uint32Array): Pick<AssociationArrays, 'itemStarts' | 'owners'> {
    const itemStarts = startsOf(rows, this.#items)
    const next = itemStarts.slice()
    const owners = new Uint32Array(rows.length)
    for (let owner = 0; owner + 1 < starts.length; owner++) {
      for (let pair = starts[owner] ?? 0; pair < (starts[owner + 1] ?? 0); pair++) {
        owners[take(next, rows[pair] ?? 0)] = owner
      }
    }
    return { itemStarts, owners }
  }
}

/** Where each key begins once they are sorted; one longer than there are keys. */
function startsOf(keys: Uint32Array, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1)
  for (const key of keys) starts[key + 1] = (starts[key + 1] ?? 0) + 1
  for (let i = 1; i <= count; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0)
  return starts
}

/** The next free place of a key. */
function take(next: Uint32Array, key: number): number {
  const at = next[key] ?? 0
  next[key] = at + 1
  return at
}
