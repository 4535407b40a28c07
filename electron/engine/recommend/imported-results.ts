import type { Ranked } from '#shared/recommend/pick'
import type { Db } from '../store/db.ts'
import { resultReader, type ResultRow } from '../store/results.ts'
import type { Catalog } from './catalog.ts'

/** What was imported for a recipient: undefined without any result, and how many of the results name items of the catalog. */
export class ImportedResults {
  readonly #catalog: Catalog
  readonly #slot: string
  readonly #results

  /** Results that name this slot, or else those that name none. */
  constructor(db: Db, slot: string, catalog: Catalog) {
    this.#catalog = catalog
    this.#slot = slot
    this.#results = resultReader(db)
  }

  /** By rank, then in the order of the catalog; each item once. Items that are not in the catalog are left out. */
  of(profile: number): Ranked | undefined {
    const results = this.#newest(profile, this.#slot) ?? this.#newest(profile, '')
    if (results === undefined) return undefined
    const byRow = new Map<number, number>()
    for (const { rank, item } of results) {
      const row = this.#catalog.rowOfId(item)
      if (row !== undefined) byRow.set(row, Math.min(rank, byRow.get(row) ?? Infinity))
    }
    const inOrder = [...byRow].sort(([rowA, rankA], [rowB, rankB]) => rankA - rankB || rowA - rowB)
    return { rows: inOrder.map(([row]) => row), ranks: inOrder.map(([, rank]) => rank), counts: null }
  }

  #newest(profile: number, slot: string): readonly ResultRow[] | undefined {
    const rows = this.#results(profile, slot)
    const newest = rows.reduce((latest, row) => Math.max(latest, row.import), 0)
    return rows.length === 0 ? undefined : rows.filter((row) => row.import === newest)
  }
}
