import { dateSpelling } from '#shared/sample/date'
import type { Value } from '#shared/sample/value'
import { UserError } from '../../files/user-error.ts'
import { columnNamed, type Column } from './csv-header.ts'
import { valueOf } from './csv-value.ts'
import { tokenNames } from './downloaded-names.ts'
import { wrongEventName } from './event-name.ts'
import { put } from '#shared/sample/value'
import type { LocalTime } from './local-time.ts'
import type { ReaderOptions, SampleRecord } from './record.ts'
import { momentOf, noTime, wrongTime } from './record-time.ts'
import { subjectOf } from './subject.ts'

/** Makes a record of a row's cells, or says why it cannot be one, as a sentence. */
export type MakeRecord = (cells: readonly string[], quoted: readonly boolean[]) => SampleRecord | string

/** Columns that are text whatever they hold, by the names that tokens use. */
const alwaysText: ReadonlySet<string> = new Set(['Name', 'Email', 'Phone'])

/** The places of the columns with a meaning of their own; -1 for those that are not there. */
interface Places {
  readonly identity: number
  readonly device: number
  readonly name: number
  readonly ts: number
}

/** What makes records of a file's rows. Throws a UserError when a column is missing. */
export function recordMaker(columns: readonly Column[], options: ReaderOptions, local: LocalTime): MakeRecord {
  const isEvents = options.format === 'csv-events'
  const places: Places = {
    identity: columnNamed(columns, 'identity'),
    device: columnNamed(columns, 'objectId'),
    name: isEvents ? columnNamed(columns, 'evtName') : -1,
    ts: columnNamed(columns, 'ts'),
  }
  if (places.identity < 0 && places.device < 0) throw missing('identity')
  if (isEvents && places.name < 0 && options.eventName === null) throw missing('evtName')
  if (isEvents && places.ts < 0) throw missing('ts')
  const names = isEvents ? columns.map(({ name }) => name) : tokenColumns(columns)
  const read = propertiesReader(columns, names, new Set(Object.values(places)), local)
  const context = { columns, places, read, local, eventName: options.eventName }
  return isEvents
    ? (cells, quoted) => event(context, cells, quoted)
    : (cells, quoted) => profile(context, cells, quoted)
}

interface Context {
  readonly columns: readonly Column[]
  readonly places: Places
  readonly read: ReadProperties
  readonly local: LocalTime
  readonly eventName: string | null
}

function missing(column: string): UserError {
  return new UserError(
    'import:header',
    `The first line names no column “${column}”. Add it, or name the file’s format with --format.`,
  )
}

/** CleverTap's own properties by the names that tokens use, unless another column has that name already. */
function tokenColumns(columns: readonly Column[]): readonly string[] {
  const taken = new Set(columns.map(({ name }) => name))
  return columns.map(({ name }) => {
    const token = tokenNames.get(name.toLowerCase())
    if (token === undefined || taken.has(token)) return name
    taken.add(token)
    return token
  })
}

function profile(context: Context, cells: readonly string[], quoted: readonly boolean[]): SampleRecord | string {
  const subject = subjectIn(context, cells)
  if (typeof subject === 'string') return subject
  const ts = momentIn(context, cells)
  if (typeof ts === 'string') return ts
  const properties = context.read(cells, quoted)
  if (typeof properties === 'string') return properties
  if (subject.identity !== null) properties['Identity'] = subject.identity
  if (subject.device !== null) properties['CleverTap ID'] = subject.device
  return { kind: 'profile', ...subject, ts, properties, changes: [] }
}

function event(context: Context, cells: readonly string[], quoted: readonly boolean[]): SampleRecord | string {
  const subject = subjectIn(context, cells)
  if (typeof subject === 'string') return subject
  const cell = cells[context.places.name]?.trim() ?? ''
  const name = cell === '' ? (context.eventName ?? '') : cell
  const wrong = wrongEventName(name)
  if (wrong !== undefined) return wrong
  const ts = momentIn(context, cells)
  if (typeof ts === 'string') return ts
  if (ts === null) return noTime
  const properties = context.read(cells, quoted)
  if (typeof properties === 'string') return properties
  return { kind: 'event', ...subject, name, ts, properties, profile: null }
}

function subjectIn({ places }: Context, cells: readonly string[]): ReturnType<typeof subjectOf> {
  return subjectOf({ identity: cells[places.identity] ?? null }, cells[places.device])
}

/** In milliseconds; null when the row has none; a sentence when it cannot be read. */
function momentIn({ columns, places, local }: Context, cells: readonly string[]): number | null | string {
  const cell = cells[places.ts]?.trim() ?? ''
  const column = columns[places.ts]
  if (cell === '' || column === undefined) return null
  const ms = column.date === null ? momentOf(cell, local) : column.date.read(cell, local)
  if (ms !== undefined) return ms
  return column.date === null ? wrongTime(cell) : wrongDate(column, cell)
}

type ReadProperties = (cells: readonly string[], quoted: readonly boolean[]) => Record<string, Value> | string

function propertiesReader(
  columns: readonly Column[],
  names: readonly string[],
  own: ReadonlySet<number>,
  local: LocalTime,
): ReadProperties {
  const used = columns
    .map((column, index) => ({ column, index, name: names[index] ?? column.name }))
    .filter(({ index }) => !own.has(index))
  return (cells, quoted) => {
    const properties: Record<string, Value> = {}
    for (const { column, index, name } of used) {
      const cell = cells[index] ?? ''
      const value =
        column.date === null
          ? valueOf(cell, quoted[index] === true || (alwaysText.has(name) && cell !== ''))
          : dateIn(column, cell, local)
      if (value === undefined) continue
      if (value === null) return wrongDate(column, cell)
      put(properties, name, value)
    }
    return properties
  }
}

/** Undefined for an empty cell, null for one that does not fit. */
function dateIn({ date }: Column, cell: string, local: LocalTime): string | null | undefined {
  const text = cell.trim()
  if (text === '') return undefined
  const ms = date?.read(text, local)
  return ms === undefined ? null : dateSpelling(ms)
}

function wrongDate({ name, date }: Column, cell: string): string {
  return `“${cell.slice(0, 40)}” in column “${name}” is not a date of the format ${date?.format ?? ''}. Correct it and import the row again.`
}
