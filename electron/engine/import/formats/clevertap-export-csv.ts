import type { Result } from '#shared/result'
import { put, type Properties, type Value } from '#shared/sample/value'
import { CsvReader, type MakeRecord } from './csv-reader.ts'
import type { Column } from './csv-header.ts'
import { valueOf } from './csv-value.ts'
import { exportedEvent } from './exported-event.ts'
import { certainty, type Format } from './format.ts'
import { LocalTime } from './local-time.ts'
import { momentReader } from './record-time.ts'
import type { RecordSink } from './reader.ts'
import type { ReaderOptions } from './reader-options.ts'
import type { SampleRecord } from './sample-record.ts'

/** CleverTap's export of events as CSV (https://docs.clevertap.com/docs/data-export-to-aws-s3). */
export const clevertapExportCsv: Format = {
  detect: {
    columns: (has) =>
      has('eventName') && has('ts') && whose.some((name) => has(`profile.${name}`))
        ? certainty.certain
        : certainty.none,
  },
  open: (options, sink) =>
    new CsvReader(sink, (columns) => eventMaker(columns, options, sink), { anyNames: true, mapping: options.mapping }),
}

const whose = ['identity', 'objectId', 'all_identities', 'email', 'phone', 'name', 'platform']

/** A column by what it says: `eventProps.price` is the price among the event's properties. */
interface Place {
  readonly group: string
  /** Empty for what the event itself says: its name and time. */
  readonly name: string
}

const groups = ['profile.profileData', 'profile', 'deviceInfo', 'eventProps'] as const

function placeOf(column: string): Place | null {
  const lower = column.toLowerCase()
  const group = groups.find((name) => lower.startsWith(`${name.toLowerCase()}.`))
  if (group !== undefined) return { group, name: column.slice(group.length + 1) }
  if (lower === 'ts') return { group: 'ts', name: '' }
  return lower === 'eventname' ? { group: 'eventName', name: '' } : null
}

function eventMaker(columns: readonly Column[], { eventName, timeZone }: ReaderOptions, sink: RecordSink): MakeRecord {
  const readMoment = momentReader({ local: new LocalTime(timeZone), sink, hasDigits: true })
  const places = columns.map(({ name }) => placeOf(name))
  return (cells, quoted): Result<SampleRecord, string> => {
    const said: Record<string, Record<string, Value>> = { profile: {}, eventProps: {} }
    const record: Record<string, Value> = {}
    for (const [index, place] of places.entries()) {
      const cell = cells[index] ?? ''
      if (place === null || (cell === '' && quoted[index] !== true)) continue
      if (place.name === '') record[place.group] = cell
      else put((said[place.group] ??= {}), place.name, valueIn(place, cell, quoted[index] === true))
    }
    return exportedEvent({ ...record, ...nested(said) }, eventName, readMoment)
  }
}

/** What is said of a user or a device is text; ids and phone numbers look like numbers. */
function valueIn({ group }: Place, cell: string, isQuoted: boolean): Value {
  return group === 'eventProps' || group === 'profile.profileData' ? (valueOf(cell, isQuoted) ?? '') : cell
}

function nested({ 'profile.profileData': profileData, ...said }: Record<string, Record<string, Value>>): Properties {
  return profileData === undefined ? said : { ...said, profile: { ...said['profile'], profileData } }
}
