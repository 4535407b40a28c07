import type { Db } from './db.ts'

/** An item of the newer catalog whose columns are not those of the older one; `before` is null where that has no such item. */
export interface DifferentItem {
  readonly id: string
  readonly before: string | null
  readonly after: string
}

/** Catalog, other catalog, and the positions in the newer one of the two, from and to, both included. */
type Range = [number, number, number, number]

/** Prepares the statements that compare two catalogs, a range of positions at a time. */
export function prepareCatalogDifference(db: Db) {
  const joined = `FROM item n LEFT JOIN item o ON o.catalog = ? AND o.id = n.id
    WHERE n.catalog = ? AND n.position BETWEEN ? AND ?`
  return {
    lastPosition: db.prepare<[number], number | null>('SELECT max(position) FROM item WHERE catalog = ?').pluck(),
    different: db.prepare<Range, DifferentItem>(
      `SELECT n.id, o.columns AS before, n.columns AS after ${joined} AND o.columns IS NOT n.columns ORDER BY n.position`,
    ),
    /** The positions in the first catalog, in the order of the second, of the items that both have. */
    positions: db
      .prepare<Range, number>(`SELECT o.position ${joined} AND o.id IS NOT NULL ORDER BY n.position`)
      .pluck(),
    /** The items of the second catalog that the first has not. */
    missing: db.prepare<Range, string>(`SELECT n.id ${joined} AND o.id IS NULL ORDER BY n.position`).pluck(),
  }
}
