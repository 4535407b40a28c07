import { own, type Properties } from '#shared/sample/value'
import { valueTexts } from '#shared/recommend/value-texts'
import type { FilteredCatalog } from '../recommend/slot-filters.ts'

export interface LineItem {
  readonly id: string
  readonly columns: Properties
}

/** A catalog in memory. Its rows count from 0 in the order of its file. */
export class LineCatalog implements FilteredCatalog {
  readonly #items: readonly LineItem[]
  readonly #rowById: ReadonlyMap<string, number>

  constructor(items: readonly LineItem[]) {
    this.#items = items
    this.#rowById = new Map(items.map(({ id }, row) => [id, row]))
  }

  get items(): number {
    return this.#items.length
  }

  item(row: number): LineItem {
    return this.#items[row] ?? { id: '', columns: {} }
  }

  columns(): readonly string[] {
    return [...new Set(this.#items.flatMap(({ columns }) => Object.keys(columns)))]
  }

  rowOfId(id: string): number | undefined {
    return this.#rowById.get(id)
  }

  /** Returns what finds rows by the text of a column: the first of several that are equal. `Identity`, in any letter case, is the id. */
  finder(column: string): (text: string) => number | undefined {
    if (column.toLowerCase() === 'identity') return (text) => this.rowOfId(text)
    const rows = new Map<string, number>()
    for (const [row, { columns }] of this.#items.entries()) {
      const [text] = valueTexts(own(columns, column))
      if (text !== undefined && !rows.has(text)) rows.set(text, row)
    }
    return (text) => rows.get(text)
  }
}
