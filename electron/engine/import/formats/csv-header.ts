import type { ColumnType } from '#shared/sample/column-mapping'
import { UserError } from '../../files/user-error.ts'
import { dateFormatNames, dateReader, type ReadDate } from './csv-dates.ts'

/** A column as its header declares it. */
export interface Column {
  /** Without the date format. */
  readonly name: string
  /** The date format as it stands in the header, `dd/MM/yyyy`, and what reads it. */
  readonly date: { readonly format: string; readonly read: ReadDate } | null
  /** What its cells are, where the user said it. */
  readonly type?: ColumnType
}

/**
 * Returns the columns of a CSV file (https://docs.clevertap.com/docs/csv-upload): `renews<dd/MM/yyyy>` declares a date. A column may be
 * without a name: it has to be empty then. Throws a `UserError` for a header that leaves doubt about what a column is.
 */
export function columnsOf(cells: readonly string[], { anyNames = false } = {}): readonly Column[] {
  const columns = cells.map((cell) => columnOf(cell.trim(), anyNames))
  const seen = new Set<string>()
  for (const { name } of columns) {
    if (seen.has(name))
      throw new UserError(
        'import:header',
        `The column “${name}” occurs twice. Rename or remove one, and import the file again.`,
      )
    if (name !== '') seen.add(name)
  }
  return columns
}

/** Made of nothing but what date formats are made of. */
const likeDateFormat = /^(?=.*[dMy])[dMyHhmsSaZ\s/.,:'T-]+$/

function columnOf(cell: string, anyNames: boolean): Column {
  const match = /^(.*)<([^<>]*)>$/s.exec(cell)
  const name = (match?.[1] ?? cell).trim()
  const format = match?.[2]?.trim()
  if (format === undefined) return { name, date: null }
  const read = dateReader(format)
  if (read !== undefined) return { name, date: { format, read } }
  if (anyNames || !likeDateFormat.test(format)) return { name: cell, date: null }
  throw new UserError(
    'import:header',
    `The column “${name}” has a date format that CleverTap does not know, “${format}”. Use one of ${dateFormatNames}.`,
  )
}

/** Returns the index of the column of that name, in any letter case; -1 when there is none. */
export function columnNamed(columns: readonly Column[], name: string): number {
  const exact = columns.findIndex((column) => column.name === name)
  return exact >= 0 ? exact : columns.findIndex((column) => column.name.toLowerCase() === name.toLowerCase())
}
