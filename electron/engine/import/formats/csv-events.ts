import { failed, ok, type Result } from '#shared/result'
import {
  keyColumns,
  missingColumn,
  momentIn,
  propertiesReader,
  subjectIn,
  type ReadProperties,
  type Table,
} from './csv-cells.ts'
import { columnNamed, type Column } from './csv-header.ts'
import { CsvReader, type MakeRecord } from './csv-reader.ts'
import { wrongEventName } from './event-name.ts'
import { certainty, type Format } from './format.ts'
import { LocalTime } from './local-time.ts'
import type { RecordSink } from './reader.ts'
import type { ReaderOptions } from './reader-options.ts'
import { momentReader } from './record-time.ts'
import type { SampleRecord } from './sample-record.ts'

/** Tables of events, as CleverTap's CSV upload takes them (https://docs.clevertap.com/docs/csv-upload). */
export const csvEvents: Format = {
  detect: {
    columns: (has) =>
      (has('identity') || has('objectId')) && has('evtName') && has('ts') ? certainty.likely : certainty.none,
  },
  open(options, sink) {
    return new CsvReader(sink, (columns, note) => eventMaker(columns, options, note), { mapping: options.mapping })
  },
}

/** What rows of one table of events are read with. `name` is the index of its column; `eventName` is for rows without one. */
interface EventTable extends Table {
  readonly name: number
  readonly eventName: string | null
  readonly read: ReadProperties
}

function eventMaker(
  columns: readonly Column[],
  { eventName, timeZone }: ReaderOptions,
  note: RecordSink['note'],
): MakeRecord {
  const local = new LocalTime(timeZone)
  const keys = keyColumns(columns)
  const name = columnNamed(columns, 'evtName')
  if (name < 0 && eventName === null) throw missingColumn('evtName')
  if (keys.ts < 0) throw missingColumn('ts')
  const used = new Set([keys.identity, keys.device, keys.all, keys.ts, name])
  const names = columns.map((column) => column.name)
  const read = propertiesReader({ columns, local }, names, used)
  const readMoment = momentReader({ local, sink: { note }, hasDigits: true })
  const table = { columns, keys, local, readMoment, name, eventName, read }
  return (cells, quoted) => event(table, cells, quoted)
}

function event(table: EventTable, cells: readonly string[], quoted: readonly boolean[]): Result<SampleRecord, string> {
  const subject = subjectIn(table, cells)
  if (!subject.ok) return subject
  const cell = cells[table.name]?.trim() ?? ''
  const name = cell === '' ? (table.eventName ?? '') : cell
  const wrong = wrongEventName(name)
  if (wrong !== undefined) return failed(wrong)
  const ts = momentIn(table, cells)
  if (!ts.ok) return ts
  const properties = table.read(cells, quoted)
  if (!properties.ok) return properties
  return ok({ kind: 'event', ...subject.value, name, ts: ts.value, properties: properties.value, profile: null })
}
