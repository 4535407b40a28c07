import { parseJson } from '#shared/json/exact-number'
import { valueTexts } from '#shared/recommend/value-texts'
import { own, type Properties, type Value } from '#shared/sample/value'
import { catalogId, ItemReader } from '../store/catalogs.ts'
import { observedNames } from '../store/observed-schema.ts'
import type { Db } from '../store/db.ts'

export interface CatalogItem {
  readonly id: string
  readonly columns: Properties
}

const itemCacheSize = 20_000

/** A catalog of the cache. Its rows count from 0 in the order of its file. */
export class Catalog {
  readonly name: string
  readonly #db: Db
  readonly #reader: ItemReader
  readonly #cached = new Map<number, CatalogItem>()

  private constructor(db: Db, name: string, id: number) {
    this.#db = db
    this.#reader = new ItemReader(db, id)
    this.name = name
  }

  /** Returns undefined where there is no catalog of that name. */
  static named(db: Db, name: string): Catalog | undefined {
    const id = catalogId(db, name)
    return id === undefined ? undefined : new Catalog(db, name, id)
  }

  get items(): number {
    return this.#reader.count
  }

  item(row: number): CatalogItem {
    const known = this.#cached.get(row)
    if (known !== undefined) return known
    const stored = this.#reader.item(row)
    const item = { id: stored?.id ?? '', columns: parseJson(stored?.columns ?? '{}') as Properties }
    if (this.#cached.size >= itemCacheSize) this.#cached.clear()
    this.#cached.set(row, item)
    return item
  }

  rowOfId(id: string): number | undefined {
    return this.#reader.rowOfId(id)
  }

  /** The names of its columns, as its items have them. */
  columns(): readonly string[] {
    return observedNames(this.#db, 'catalog', this.name)
  }

  /** Whether a column can be mapped to. `Identity`, in any letter case, is the item's id, which every catalog has. */
  has(column: string): boolean {
    return isIdentity(column) || this.columns().includes(column)
  }

  /** Returns what finds rows by the text of a column: the first of several that are equal. Reads a column other than the id whole. */
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
    const { isWhole, rows } = this.#reader.column(column)
    for (const [row, json] of rows) {
      const value = json === null ? undefined : (parseJson(json) as Value)
      yield [row, isWhole ? own(value as Properties, column) : value]
    }
  }
}

function isIdentity(column: string): boolean {
  return column.toLowerCase() === 'identity'
}
