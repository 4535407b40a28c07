import { count } from '#shared/words/numbers'
import { failed, ok } from '#shared/result'
import { put, type Value } from '#shared/sample/value'
import { UserError } from '../../files/user-error.ts'
import { columnNamed, type Column } from './csv-header.ts'
import { CsvReader, type MakeRecord } from './csv-reader.ts'
import { certainty, type Format } from './format.ts'
import { catalogName, type ReaderOptions } from './reader-options.ts'
import type { Reader, RecordSink } from './reader.ts'

/** Catalogs (https://docs.clevertap.com/docs/catalog). */
export const catalog: Format = {
  detect: {
    // with one of its columns it is a catalog that lacks the others, which its reader says
    columns: (has) =>
      has('identity') && ['ImageURL', 'latitude', 'longitude'].some(has) ? certainty.likely : certainty.none,
  },
  open: openCatalog,
}

/** Returns what reads a catalog, as `openReader` does. */
export function openCatalog(options: ReaderOptions, sink: RecordSink): Reader {
  return new CsvReader(sink, (columns, note) => itemMaker(columns, options, note), {
    anyNames: true,
    mapping: options.mapping,
  })
}

/** What CleverTap's catalogs may have (https://docs.clevertap.com/docs/catalog). */
const maxColumns = 20
const maxRows = { product: 5_000_000, location: 1_000_000 }
const maxRowsByDashboard = 10_000

/** The columns that a catalog of a kind must have. */
const mandatory = {
  product: ['Identity', 'Name', 'ImageURL'],
  location: ['identity', 'latitude', 'longitude'],
} as const

/**
 * Returns what makes items of a catalog's rows: products (`Identity`, `Name`, `ImageURL`, …) or locations (`identity`, `latitude`,
 * `longitude`, …). Every column is text, as CleverTap reads it; an empty cell without quotes is absent. What CleverTap would not
 * take is noted, and read all the same. Throws a `UserError` where a mandatory column is missing.
 */
function itemMaker(
  columns: readonly Column[],
  { fileName, catalog: given }: ReaderOptions,
  noteOf: RecordSink['note'],
): MakeRecord {
  const kind = kindOf(columns)
  const note = (sentence: string) => {
    noteOf(sentence, 'limit')
  }
  noteLimits(columns, note)
  const name = given ?? catalogName(fileName)
  const idPlace = columnNamed(columns, 'identity')
  const degrees = [degreesReader(columns, 'latitude', 90), degreesReader(columns, 'longitude', 180)]
  let count = 0
  return (cells, quoted) => {
    const id = cells[idPlace]?.trim() ?? ''
    if (id === '') return failed('The item has no Identity. Give it one and import the row again.')
    const wrong = kind === 'location' ? degrees.map((read) => read(cells)).find((one) => one !== undefined) : undefined
    if (wrong !== undefined) return failed(wrong)
    noteCount(++count, kind, note)
    const item: Record<string, Value> = {}
    for (const [index, { name }] of columns.entries()) {
      const cell = cells[index] ?? ''
      if (name !== '' && (cell !== '' || quoted[index] === true)) put(item, name, cell)
    }
    return ok({ kind: 'item', catalog: name, id, columns: item })
  }
}

type Kind = keyof typeof mandatory

/** Throws a UserError for a header that makes neither kind. */
function kindOf(columns: readonly Column[]): Kind {
  const missing = (kind: Kind) => mandatory[kind].filter((name) => columnNamed(columns, name) < 0)
  // products may have places too, and some of them none
  if (missing('product').length === 0) return 'product'
  if (missing('location').length === 0) return 'location'
  const looksLikePlaces = columnNamed(columns, 'latitude') >= 0 || columnNamed(columns, 'longitude') >= 0
  const kind = looksLikePlaces ? 'location' : 'product'
  const names = missing(kind).map((name) => `“${name}”`)
  const column = names.length === 1 ? `column ${names.join()}` : `columns ${names.join(' and ')}`
  throw new UserError(
    'import:header',
    `The catalog’s first line names no ${column}. A ${kind} catalog needs ${mandatory[kind].join(', ')}: add what is missing ` +
      'and import the file again. Where it is none, name its format with --format.',
  )
}

/** Returns what says what is wrong with a row's degrees. */
function degreesReader(columns: readonly Column[], name: string, max: number) {
  const place = columnNamed(columns, name)
  return (cells: readonly string[]): string | undefined => {
    const cell = cells[place]?.trim() ?? ''
    if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(cell) && Math.abs(Number(cell)) <= max) return undefined
    const found = cell === '' ? `The location has no ${name}.` : `The ${name} “${cell.slice(0, 40)}” is none.`
    return `${found} Write it in degrees from -${String(max)} to ${String(max)}, such as 55.7047, and import the row again.`
  }
}

function noteCount(rows: number, kind: Kind, note: (sentence: string) => void): void {
  if (rows === maxRowsByDashboard + 1)
    note('CleverTap’s dashboard takes up to 10,000 rows of a catalog; this one has more and needs the Catalog API.')
  if (rows === maxRows[kind] + 1)
    note(`CleverTap takes up to ${count(maxRows[kind])} rows of a ${kind} catalog; this one has more.`)
}

function noteLimits(columns: readonly Column[], note: (sentence: string) => void): void {
  const named = columns.filter(({ name }) => name !== '').length
  if (named > maxColumns) note(`CleverTap takes up to 20 columns in a catalog; this one has ${String(named)}.`)
  const hidden = columns.find(({ name }) => /[^\x20-\x7e]/.test(name))
  if (hidden !== undefined)
    note(`CleverTap does not show columns with accents or emoji in their names, such as “${hidden.name}”.`)
}
