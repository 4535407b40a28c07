import { jsonPath } from './json-path.ts'
import type { Db } from './db.ts'

/** An item as the cache holds it; `columns` is JSON. */
export interface ItemRow {
  readonly id: string
  readonly columns: string
}

/** Returns a catalog's id; undefined where there is none of that name. */
export function catalogId(db: Db, name: string): number | undefined {
  return db.prepare<[string], number>('SELECT id FROM catalog WHERE name = ?').pluck().get(name)
}

/** Reads the items of one catalog by their rows, which count from 0 in the order of its file. */
export class ItemReader {
  /** How many rows there are. */
  readonly count: number
  readonly #db: Db
  readonly #catalog: number
  readonly #item
  readonly #rowOfId

  constructor(db: Db, catalog: number) {
    this.#db = db
    this.#catalog = catalog
    // an import numbers the rows without gaps, and counting millions of them takes time
    const rows = db.prepare<[number], number | null>('SELECT max(position) + 1 FROM item WHERE catalog = ?').pluck()
    this.count = rows.get(catalog) ?? 0
    this.#item = db.prepare<[number, number], ItemRow>(
      'SELECT id, columns FROM item WHERE catalog = ? AND position = ?',
    )
    this.#rowOfId = db
      .prepare<[number, string], number>('SELECT position FROM item WHERE catalog = ? AND id = ?')
      .pluck()
  }

  item(row: number): ItemRow | undefined {
    return this.#item.get(this.#catalog, row)
  }

  rowOfId(id: string): number | undefined {
    return this.#rowOfId.get(this.#catalog, id)
  }

  /**
   * Every row with the JSON of one column, or null where it has none. For a column that no path of SQLite can name it is the JSON of all
   * columns, and `isWhole` is true.
   */
  column(name: string): {
    readonly isWhole: boolean
    readonly rows: Iterable<readonly [row: number, json: string | null]>
  } {
    const path = jsonPath(name)
    const read = path === undefined ? 'columns' : 'columns -> ?'
    const rows = this.#db.prepare(`SELECT position, ${read} FROM item WHERE catalog = ? ORDER BY position`).raw()
    const found = path === undefined ? rows.iterate(this.#catalog) : rows.iterate(path, this.#catalog)
    return { isWhole: path === undefined, rows: found as Iterable<[number, string | null]> }
  }
}
