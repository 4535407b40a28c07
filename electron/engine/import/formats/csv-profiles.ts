import { ok, type Result } from '#shared/result'
import type { Column } from './csv-header.ts'
import { keyColumns, momentIn, propertiesReader, subjectIn, type ReadProperties, type Table } from './csv-cells.ts'
import { CsvReader, type MakeRecord } from './csv-reader.ts'
import { certainty, type Format } from './format.ts'
import { LocalTime } from './local-time.ts'
import type { RecordSink } from './reader.ts'
import { momentReader } from './record-time.ts'
import type { SampleRecord } from './sample-record.ts'
import { nameSubject } from './subject.ts'
import { tokenNames } from './token-names.ts'

/** Tables of profiles, as CleverTap's CSV upload takes them (https://docs.clevertap.com/docs/csv-upload). */
export const csvProfiles: Format = {
  detect: {
    columns(has) {
      if (!has('identity') && !has('objectId')) return certainty.none
      return has('email') || has('phone') ? certainty.likely : certainty.possible
    },
  },
  open({ timeZone, mapping }, sink) {
    const local = new LocalTime(timeZone)
    return new CsvReader(sink, (columns, note) => profileMaker(columns, local, note), { mapping })
  },
}

function profileMaker(columns: readonly Column[], local: LocalTime, note: RecordSink['note']): MakeRecord {
  const keys = keyColumns(columns)
  const table = { columns, keys, local, readMoment: momentReader({ local, sink: { note }, hasDigits: true }) }
  const read = propertiesReader(table, tokenColumns(columns), new Set([keys.identity, keys.device, keys.all, keys.ts]))
  return (cells, quoted) => profile(table, read, cells, quoted)
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

function profile(
  table: Table,
  read: ReadProperties,
  cells: readonly string[],
  quoted: readonly boolean[],
): Result<SampleRecord, string> {
  const subject = subjectIn(table, cells)
  if (!subject.ok) return subject
  const ts = momentIn(table, cells)
  if (!ts.ok) return ts
  const properties = read(cells, quoted)
  if (!properties.ok) return properties
  nameSubject(properties.value, subject.value)
  return ok({ kind: 'profile', ...subject.value, ts: ts.value, properties: properties.value, changes: [] })
}
