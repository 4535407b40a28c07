import { parseJson } from '#shared/json/exact-number'
import { valueTexts } from '#shared/recommend/value-texts'
import { own, type Properties, type Value } from '#shared/sample/value'
import type { Db } from '../store/open-store.ts'
import { jsonPath } from './json-path.ts'

export interface CatalogItem {
  readonly id: string
  readonly columns: Properties
}

const itemCacheSize = 20_000

/** A catalog of the cache. Its rows count from 0 in the order of its file. */
export class Catalog {
  readonly name: string
  readonly items: number
  readonly #db: Db
  readonly #id: number
  readonly #item
  readonly #rowOfId
  readonly #kept = new Map<number, CatalogItem>()

  private constructor(db: Db, name: string, id: number) {
    this.#db = db
    this.#id = id
    this.name = name
    // an import numbers the rows without gaps, and counting millions of them takes time
    const rows = db.prepare<[number], number | null>('SELECT max(position) + 1 FROM item WHERE catalog = ?').pluck()
    this.items = rows.get(id) ?? 0
    this.#item = db.prepare<[number, number], { id: string; columns: string }>(
      'SELECT id, columns FROM item WHERE catalog = ? AND position = ?',
    )
    this.#rowOfId = db
      .prepare<[number, string], number>('SELECT position FROM item WHERE catalog = ? AND id = ?')
      .pluck()
  }

  static named(db: Db, name: string): Catalog | undefined {
    const id = db.prepare<[string], number>('SELECT id FROM catalog WHERE name = ?').pluck().get(name)
    return id === undefined ? undefined : new Catalog(db, name, id)
  }

  item(row: number): CatalogItem {
    const known = this.#kept.get(row)
    if (known !== undefined) return known
    const stored = this.#item.get(this.#id, row)
    const item = { id: stored?.id ?? '', columns: parseJson(stored?.columns ?? '{}') as Properties }
    if (this.#kept.size >= itemCacheSize) this.#kept.clear()
    this.#kept.set(row, item)
    return item
  }

  rowOfId(id: string): number | undefined {
    return this.#rowOfId.get(this.#id, id)
  }

  /** The names of its columns, as its items have them. */
  columns(): readonly string[] {
    return this.#db
      .prepare<[string], string>(
        `SELECT p.name FROM observed_property p JOIN observed_scope s ON s.id = p.scope
         WHERE s.kind = 'catalog' AND s.name = ? ORDER BY p.position`,
      )
      .pluck()
      .all(this.name)
  }

  /** Whether a column can be mapped to. `Identity`, in any letter case, is the item's id, which every catalog has. */
  has(column: string): boolean {
    return isIdentity(column) || this.columns().includes(column)
  }

  /** Finds rows by the text of a column; the first of several that are equal. Reads a column other than the id whole. */
  finder(column: string): (text: string) => number | undefined {
    if (isIdentity(column)) return (text) => this.rowOfId(text)
    const rows = new Map<string, number>()
    for (const [row, value] of this.#values(column)) {
      const [text] = valueTexts(value)
      if (text !== undefined && !rows.has(text)) rows.set(text, row)
    }
    return (text) => rows.get(text)
  }

  *#values(column: string): Generator<readonly [number, Value | undefined]> {
    const path = jsonPath(column)
    const read = path === undefined ? 'columns' : 'columns -> ?'
    const rows = this.#db.prepare(`SELECT position, ${read} FROM item WHERE catalog = ? ORDER BY position`).raw()
    const found = path === undefined ? rows.iterate(this.#id) : rows.iterate(path, this.#id)
    for (const [row, json] of found as Iterable<[number, string | null]>) {
      const value = json === null ? undefined : (parseJson(json) as Value)
      yield [row, path === undefined ? own(value as Properties, column) : value]
    }
  }
}

function isIdentity(column: string): boolean {
  return column.toLowerCase() === 'identity'
}
