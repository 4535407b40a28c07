import { anyDate, type ColumnType } from '#shared/sample/column-mapping'
import { dateSpelling } from '#shared/sample/date'
import { failed, ok, type Result } from '#shared/result'
import { put, type Scalar, type Value } from '#shared/sample/value'
import { UserError } from '../../files/user-error.ts'
import { columnNamed, type Column } from './csv-header.ts'
import { valueOf } from './csv-value.ts'
import type { LocalTime } from './local-time.ts'
import { isSpreadsheetDay, type ReadMoment } from './record-time.ts'
import { plainSubject, subjectOf } from './subject.ts'

/** Columns that are text whatever they hold, by the names that tokens use. */
const alwaysText: ReadonlySet<string> = new Set(['Name', 'Email', 'Phone'])

/** The indexes of the columns that every table of people may have; -1 for those that are not there. */
export interface KeyColumns {
  readonly identity: number
  readonly device: number
  readonly ts: number
  readonly all: number
  readonly email: number
  readonly phone: number
}

/** Throws a `UserError` where no column says whose a row is. */
export function keyColumns(columns: readonly Column[]): KeyColumns {
  const keys = {
    identity: columnNamed(columns, 'identity'),
    device: columnNamed(columns, 'objectId'),
    ts: columnNamed(columns, 'ts'),
    all: columnNamed(columns, 'all_identities'),
    email: columnNamed(columns, 'email'),
    phone: columnNamed(columns, 'phone'),
  }
  if ([keys.identity, keys.device, keys.email, keys.phone].every((place) => place < 0)) throw missingColumn('identity')
  return keys
}

/** Returns the error for a table whose first line lacks a column that it needs. */
export function missingColumn(column: string): UserError {
  return new UserError(
    'import:header',
    `The first line names no column “${column}”. Add it, or name the file’s format with --format.`,
  )
}

/** What rows of one table are read with. */
export interface Table {
  readonly columns: readonly Column[]
  readonly keys: KeyColumns
  readonly local: LocalTime
  readonly readMoment: ReadMoment
}

/** Reads whose row it is. */
export function subjectIn({ keys }: Table, cells: readonly string[]): ReturnType<typeof subjectOf> {
  const [identity = null, objectId = null] = [cells[keys.identity], cells[keys.device]]
  if (keys.all < 0 && identity !== null && identity.trim() !== '')
    return (objectId === null ? plainSubject({ identity }) : undefined) ?? subjectOf({ identity, objectId })
  const [all = null, email = null, phone = null] = [cells[keys.all], cells[keys.email], cells[keys.phone]]
  return subjectOf({ identity, objectId, all_identities: all, email, phone })
}

/** Reads a row's time: milliseconds since 1970, or null when the row has none. */
export function momentIn(
  { columns, keys, local, readMoment }: Table,
  cells: readonly string[],
): Result<number | null, string> {
  const cell = cells[keys.ts]?.trim() ?? ''
  const column = columns[keys.ts]
  if (cell === '' || column === undefined) return ok(null)
  if (column.date === null) return isSpreadsheetDay(cell) ? failed(spreadsheetDay(cell)) : readMoment(cell)
  const ms = column.date.read(cell, local)
  return ms === undefined ? failed(wrongDate(column, cell)) : ok(ms)
}

function spreadsheetDay(cell: string): string {
  return (
    `The time (ts) “${cell.slice(0, 40)}” is a spreadsheet’s number of a day. Format that column as yyyy-mm-dd hh:mm:ss there, save the ` +
    'sheet as CSV again and import that.'
  )
}

export type ReadProperties = (
  cells: readonly string[],
  quoted: readonly boolean[],
) => Result<Record<string, Value>, string>

/** Returns what reads the properties of a row. `names` are those of all columns; `used` columns are none of them. */
export function propertiesReader(
  { columns, local }: Pick<Table, 'columns' | 'local'>,
  names: readonly string[],
  used: ReadonlySet<number>,
): ReadProperties {
  const others = columns
    .map((column, index) => ({ column, index, name: names[index] ?? column.name }))
    .filter(({ index, name }) => name !== '' && !used.has(index))
  return (cells, quoted) => {
    const properties: Record<string, Value> = {}
    for (const { column, index, name } of others) {
      const cell = cells[index] ?? ''
      const value =
        column.type !== undefined
          ? typedValue(cell, column.type)
          : column.date === null
            ? valueOf(cell, quoted[index] === true || (alwaysText.has(name) && cell !== ''))
            : dateIn(column, cell, local)
      if (value === undefined) continue
      if (value === null) return failed(column.type === undefined ? wrongDate(column, cell) : wrongType(column, cell))
      put(properties, name, value)
    }
    return ok(properties)
  }
}

const words: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', '1', 'y'].map((word) => [word, true] as const),
  ...['false', 'no', '0', 'n'].map((word) => [word, false] as const),
])

/** Undefined for an empty cell, null for one that does not fit. */
function typedValue(cell: string, type: ColumnType): Scalar | null | undefined {
  const text = cell.trim()
  if (text === '') return undefined
  if (type === 'text') return cell
  if (type === 'boolean') return words.get(text.toLowerCase()) ?? null
  return /^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : null
}

function wrongType({ name, type }: Column, cell: string): string {
  return `“${cell.slice(0, 40)}” in column “${name}” is no ${type ?? 'value'}. Correct it, or read the column as text, and import the row again.`
}

/** Undefined for an empty cell, null for one that does not fit. */
function dateIn({ date }: Column, cell: string, local: LocalTime): string | null | undefined {
  const text = cell.trim()
  if (text === '') return undefined
  const ms = date?.read(text, local)
  return ms === undefined ? null : dateSpelling(ms)
}

function wrongDate({ name, date }: Column, cell: string): string {
  const format = date?.format ?? ''
  const wanted =
    format === anyDate ? 'a date such as 2025-05-29 or 2025-05-29T14:20:00Z' : `a date of the format ${format}`
  return `“${cell.slice(0, 40)}” in column “${name}” is not ${wanted}. Correct it and import the row again.`
}
