import type { ItemLine, ItemPage } from '#shared/sample/item-page'
import { parseJson } from '#shared/json/exact-number'
import type { Properties } from '#shared/sample/value'
import { catalogId } from './catalogs.ts'
import { indexedUpTo, indexName } from './item-index.ts'
import { observedNames, observedTotal } from './observed-schema.ts'
import type { Db } from './db.ts'
import { allTrigrams, fold, queriesForShort } from './trigrams.ts'

/** A search ends when it has found more than this. */
export const maxFound = 1_000

export interface ItemQuestion {
  readonly catalog: string
  /** Part of an item's id or of a cell; empty for all items. */
  readonly text: string
  readonly offset: number
  readonly limit: number
}

interface Row {
  readonly position: number
  readonly id: string
  readonly columns: string
}

/**
 * Returns a page of a catalog's items in the order of its rows: all of them, or those whose id or a cell holds the text, whatever its
 * letter case. Where the index is not there yet, each item is looked at. Undefined where there is no such catalog.
 */
export function itemPage(db: Db, { catalog: name, text, offset, limit }: ItemQuestion): ItemPage | undefined {
  const catalog = catalogId(db, name)
  if (catalog === undefined) return undefined
  const columns = observedNames(db, 'catalog', name)
  const wanted = fold(text.trim())
  if (wanted === '') {
    const total = countItems(db, name, catalog)
    return { total, isCut: false, columns, rows: rowsFrom(db, catalog, total, offset, limit).map(itemFrom) }
  }
  const found = search(db, catalog, wanted)
  const rows = found.slice(0, maxFound).slice(offset, offset + limit)
  return { total: Math.min(found.length, maxFound), isCut: found.length > maxFound, columns, rows: rows.map(itemFrom) }
}

function itemFrom({ id, columns }: Row): ItemLine {
  return { id, columns: parseJson(columns) as Properties }
}

/** The observed schema has counted them already. */
function countItems(db: Db, name: string, catalog: number): number {
  return observedTotal(db, 'catalog', name) ?? countRows(db, catalog)
}

function countRows(db: Db, catalog: number): number {
  return db.prepare<[number], number>('SELECT count(*) FROM item WHERE catalog = ?').pluck().get(catalog) ?? 0
}

const fields = 'SELECT position, id, columns FROM item WHERE catalog = ?'

/** Positions usually have no gaps, and then nothing before the page has to be looked at. */
function rowsFrom(db: Db, catalog: number, total: number, offset: number, limit: number): Row[] {
  const last = db.prepare<[number], number | null>('SELECT max(position) FROM item WHERE catalog = ?').pluck()
  const [condition, skipped] = last.get(catalog) === total - 1 ? ['AND position >= ?', ''] : ['', 'OFFSET ?']
  const rows = db.prepare<[number, number, number], Row>(`${fields} ${condition} ORDER BY position LIMIT ? ${skipped}`)
  return skipped === '' ? rows.all(catalog, offset, limit) : rows.all(catalog, limit, offset)
}

/** One more than `maxFound` at most, in the order of rows. */
function search(db: Db, catalog: number, wanted: string): Row[] {
  const next = indexedUpTo(db, catalog)
  const found = next > 0 && !wanted.includes('\0') ? indexed(db, catalog, wanted) : []
  const from = wanted.includes('\0') ? 0 : next
  if (found.length > maxFound) return found
  const rest = db.prepare<[number, number], Row>(`${fields} AND position >= ? ORDER BY position`)
  for (const row of rest.iterate(catalog, from)) {
    if (holds(row, wanted)) found.push(row)
    if (found.length > maxFound) break
  }
  return found
}

/** How many of the first items are looked at one by one for a short text, which is mostly found among them. */
const scannedFirst = 10_000

function indexed(db: Db, catalog: number, wanted: string): Row[] {
  const table = indexName(catalog)
  if ([...wanted].length >= 3) return matches(db, catalog, allTrigrams(wanted), wanted)
  const first = db.prepare<[number, number], Row>(`${fields} ORDER BY position LIMIT ?`).all(catalog, scannedFirst)
  const near = first.filter((row) => holds(row, wanted))
  if (near.length > maxFound) return near.slice(0, maxFound + 1)
  const found = new Map<number, Row>()
  for (const query of queriesForShort(db, table, wanted)) {
    for (const row of matches(db, catalog, query, wanted)) found.set(row.position, row)
    if (found.size > maxFound) break
  }
  return [...found.values()].sort((a, b) => a.position - b.position).slice(0, maxFound + 1)
}

function matches(db: Db, catalog: number, query: string, wanted: string): Row[] {
  const statement = db.prepare<[number, string], Row>(
    `SELECT i.position, i.id, i.columns FROM ${indexName(catalog)} s JOIN item i ON i.catalog = ? AND i.position = s.rowid
     WHERE ${indexName(catalog)} MATCH ? ORDER BY s.rowid`,
  )
  const rows: Row[] = []
  for (const row of statement.iterate(catalog, query)) {
    if (!holds(row, wanted)) continue
    rows.push(row)
    if (rows.length > maxFound) break
  }
  return rows
}

/** The JSON text is looked at first: to take it apart is what takes time. */
function holds({ id, columns }: Row, wanted: string): boolean {
  if (fold(id).includes(wanted)) return true
  if (!fold(columns).includes(JSON.stringify(wanted).slice(1, -1))) return false
  return Object.values(parseJson(columns) as Properties).some(
    (cell) => typeof cell === 'string' && fold(cell).includes(wanted),
  )
}
