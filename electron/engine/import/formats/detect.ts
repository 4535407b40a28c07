import { UserError } from '../../files/user-error.ts'
import { columnNamed, columnsOf } from './csv-header.ts'
import { cellsOf, headerOf, isTable } from './header-line.ts'
import { detectJson, type Detected } from './detect-json.ts'
import { whatGalleyReads } from '../bytes/what-galley-reads.ts'
import { surestFormat } from './registry.ts'
import { whatJsonIs } from './what-it-is.ts'
import { whatMarkupIs } from './what-markup-is.ts'
import { formatIds, type FormatId } from '#shared/sample/formats'
import { mappedColumns, mappedName } from './mapped-columns.ts'
import type { ColumnMapping } from '#shared/sample/column-mapping'
import type { Sniffed } from '../bytes/bytes.ts'

/**
 * Returns a file's format by its content alone, or the one that the user gave in `override`. Throws a `UserError` for a file that Galley
 * does not know.
 */
export function detect(
  { fileName, head, whole, cut }: Sniffed,
  override: FormatId | null,
  mapping: ColumnMapping | null = null,
): Detected {
  const text = head.toString('utf8')
  const start = text.trimStart()
  if (override !== null) return { format: override, container: /^[[{"]/.test(start) ? 'values' : 'rows' }
  if (start.startsWith('<')) return { format: markupOf(start, fileName), container: 'values' }
  const found = /^[[{]/.test(start) ? detectJson(head, whole) : (detectLines(text) ?? detectTable(text, mapping))
  if (found !== undefined) return found
  if (cut)
    throw unknown(
      `“${fileName}” is a gzip file that ends before its end or is damaged, and what can be unpacked does not show its format. ` +
        'Get a complete copy and import that.',
    )
  const what = whatJsonIs(start, fileName)
  if (what !== undefined) throw unknown(what)
  // says which column is not there
  if (mapping !== null) mappedColumns(cellsOf(headerOf(text)), mapping)
  if (feedNames(text) !== undefined)
    throw unknown(
      `“${fileName}” looks like a product feed: a catalog whose columns have other names. Say which they are: ` +
        `--map "${feedMapping(text)}"`,
    )
  if (isTable(text)) {
    // says which name is there twice
    columnsOf(
      cellsOf(headerOf(text)).map(({ name }) => name),
      { anyNames: true },
    )
    const missing = 'looks like CSV, but its first line names no column “identity” or “objectId”'
    throw unknown(
      `“${fileName}” ${missing}. Add one, or say which column it is with --identity COLUMN, and import the file again.`,
    )
  }
  throw unknown(
    `Galley cannot tell what “${fileName}” is. ${whatGalleyReads} Name its format with --format: ${formatIds.join(', ')}.`,
  )
}

/** Throws a `UserError` for what is no export of events. */
function markupOf(start: string, fileName: string): FormatId {
  const format = surestFormat(({ markup }) => markup?.(start))
  if (format !== undefined) return format
  throw unknown(whatMarkupIs(start, fileName))
}

function unknown(message: string): UserError {
  return new UserError('import:unknown-format', message)
}

/** Returns the format of a text that is not JSON by its first two lines. */
export function formatOfLines(text: string): FormatId | undefined {
  const [first = '', second = ''] = text.split('\n', 2)
  return surestFormat(({ lines }) => lines?.(first, second))
}

/** Returns the format of a table by the names of its columns, as a mapping has them. */
export function formatOfNames(names: readonly string[], mapping: ColumnMapping | null): FormatId | undefined {
  const columns = names.map((name) => ({ name: mappedName(name, mapping), date: null }))
  return surestFormat((detect) => detect.columns?.((name) => columnNamed(columns, name) >= 0))
}

function detectLines(text: string): Detected | undefined {
  const format = formatOfLines(text)
  return format === undefined ? undefined : { format, container: 'lines' }
}

function detectTable(text: string, mapping: ColumnMapping | null): Detected | undefined {
  const names = cellsOf(headerOf(text)).map(({ name }) => name)
  const format = formatOfNames(names, mapping)
  return format === undefined ? undefined : { format, container: 'rows' }
}

/** What the columns of product feeds are in a catalog (https://docs.clevertap.com/docs/catalog). */
const feedColumns: readonly (readonly [names: readonly string[], column: string])[] = [
  [['id', 'item_id', 'product_id', 'sku'], 'Identity'],
  [['title', 'name', 'product_name'], 'Name'],
  [['image_link', 'image_url', 'imageurl', 'image'], 'ImageURL'],
]

/** Returns what the columns of a product feed are in a catalog; undefined for another table. */
export function feedNames(text: string): ColumnMapping['names'] | undefined {
  const columns = cellsOf(headerOf(text)).map(({ name }) => name)
  const names = feedColumns.flatMap(([names, column]) => {
    const found = columns.find((name) =>
      names.includes(
        name
          .toLowerCase()
          .replace(/^g:/, '')
          .replace(/[\s-]+/g, '_'),
      ),
    )
    return found === undefined ? [] : [[found, column] as const]
  })
  return names.length === feedColumns.length ? names : undefined
}

function feedMapping(text: string): string {
  return (feedNames(text) ?? []).map(([name, column]) => `${name}=${column}`).join(',')
}
