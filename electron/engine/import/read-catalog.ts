import type { Value } from '#shared/sample/value'
import { columnNamed, type Column } from './csv-header.ts'
import type { MakeRecord } from './csv-record.ts'
import { put } from './json-value.ts'
import { ImportProblem } from './problem.ts'

/** What CleverTap's catalogs may have (https://docs.clevertap.com/docs/catalog). */
const mostColumns = 20
const mostRows = { product: 5_000_000, location: 1_000_000 }

/**
 * Makes items of a catalog's rows: products (`Identity`, `Name`, `ImageURL`, …) or locations (`identity`, `latitude`, `longitude`, …). Every column is
 * text, as CleverTap reads it; an empty cell without quotes is absent. What CleverTap would not take is noted, and read all the
 * same.
 */
export function itemMaker(columns: readonly Column[], fileName: string, note: (sentence: string) => void): MakeRecord {
  const idPlace = columnNamed(columns, 'identity')
  if (idPlace < 0)
    throw new ImportProblem(
      'header',
      'The catalog’s first line names no column “Identity”. Add it and import the file again.',
    )
  noteLimits(columns, note)
  const catalog = catalogName(fileName)
  const most = columnNamed(columns, 'latitude') >= 0 ? mostRows.location : mostRows.product
  let count = 0
  return (cells, quoted) => {
    const id = cells[idPlace]?.trim() ?? ''
    if (id === '') return 'The item has no Identity. Give it one and import the row again.'
    if (++count === most + 1)
      note(`CleverTap takes up to ${most.toLocaleString('en')} rows of such a catalog; this one has more.`)
    const item: Record<string, Value> = {}
    for (const [index, { name }] of columns.entries()) {
      const cell = cells[index] ?? ''
      if (cell !== '' || quoted[index] === true) put(item, name, cell)
    }
    return { kind: 'item', catalog, id, columns: item }
  }
}

/** The file's name without its extensions: `shirts.csv.gz` is the catalog “shirts”. */
export function catalogName(fileName: string): string {
  return fileName.replace(/(?<=.)(?:\.(?:csv|tsv|txt|gz))+$/i, '')
}

function noteLimits(columns: readonly Column[], note: (sentence: string) => void): void {
  if (columns.length > mostColumns)
    note(`CleverTap takes up to 20 columns in a catalog; this one has ${String(columns.length)}.`)
  const hidden = columns.find(({ name }) => /[^\x20-\x7e]/.test(name))
  if (hidden !== undefined)
    note(`CleverTap does not show columns with accents or emoji in their names, such as “${hidden.name}”.`)
}
