import type { NoItemReason } from '#shared/recommend/no-item'

/** Items in the order in which they are recommended, before any filter. */
export interface Ranked {
  readonly rows: ArrayLike<number>
  /** How many profiles relate each; null for results that were imported. */
  readonly counts: ArrayLike<number> | null
  /** The ranks that imported results have; null where they count from 1. */
  readonly ranks: ArrayLike<number> | null
}

/** The item that is served. `rank` is its place before the filters, from 1. */
export interface PickedItem {
  readonly row: number
  readonly rank: number
  readonly relatedBy: number | null
}

export type Picked =
  { readonly ok: true; readonly item: PickedItem } | { readonly ok: false; readonly reason: NoItemReason }

/** Which filter leaves a row out, by its place in the list of filters; -1 where none does. */
export type RemovedBy = (row: number) => number

/** Returns the item at a position, from 1, of those that the filters leave. Looks at no more items than it needs. */
export function pick(ranked: Ranked, removedBy: RemovedBy, position: number): Picked {
  const { length } = ranked.rows
  if (length === 0) return { ok: false, reason: 'no-related-items' }
  let left = 0
  for (let i = 0; i < length; i++) {
    if (removedBy(ranked.rows[i] ?? 0) >= 0) continue
    if (++left === position) return { ok: true, item: itemAt(ranked, i) }
  }
  return { ok: false, reason: left === 0 ? 'filters-removed-all' : 'position-beyond-list' }
}

/** What became of a ranked list: for people, at the price of looking at every item. */
export interface Explained {
  readonly related: number
  /** How many items each filter left out of what those before it had left. */
  readonly removed: readonly number[]
  readonly left: number
  /** The first of those that are left, and of those that are not, with the filter that left each out. */
  readonly first: readonly PickedItem[]
  readonly firstRemoved: readonly (PickedItem & { readonly filter: number })[]
}

/** Returns how many items each filter leaves out, and the first `shown` that stay and that do not. */
export function explain(ranked: Ranked, removedBy: RemovedBy, filters: number, shown: number): Explained {
  const removed = Array.from({ length: filters }, () => 0)
  const first: PickedItem[] = []
  const firstRemoved: (PickedItem & { filter: number })[] = []
  const { length } = ranked.rows
  let left = 0
  for (let i = 0; i < length; i++) {
    const filter = removedBy(ranked.rows[i] ?? 0)
    if (filter < 0) {
      if (left++ < shown) first.push(itemAt(ranked, i))
      continue
    }
    removed[filter] = (removed[filter] ?? 0) + 1
    if (firstRemoved.length < shown) firstRemoved.push({ ...itemAt(ranked, i), filter })
  }
  return { related: length, removed, left, first, firstRemoved }
}

function itemAt({ rows, counts, ranks }: Ranked, i: number): PickedItem {
  return { row: rows[i] ?? 0, rank: ranks?.[i] ?? i + 1, relatedBy: counts?.[i] ?? null }
}
