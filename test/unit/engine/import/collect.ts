import { openReader } from '../../../../electron/engine/import/formats/open-reader.ts'
import type {
  Format,
  Place,
  ReaderOptions,
  Reject,
  SampleRecord,
} from '../../../../electron/engine/import/formats/record.ts'

export interface Collected {
  readonly records: SampleRecord[]
  readonly places: Place[]
  readonly rejects: Reject[]
  readonly notes: string[]
}

/** Feeds a file to its reader, in pieces of `step` bytes. */
export function collect(
  format: Format,
  content: string | Buffer,
  options: Partial<ReaderOptions> = {},
  step = 1 << 20,
): Collected {
  const collected: Collected = { records: [], places: [], rejects: [], notes: [] }
  const reader = openReader(
    { format, eventName: null, timeZone: 'Europe/Stockholm', fileName: 'samples', ...options },
    {
      record(record, place) {
        collected.records.push(record)
        collected.places.push(place)
      },
      reject: (reject) => collected.rejects.push(reject),
      note: (sentence) => collected.notes.push(sentence),
    },
  )
  const bytes = Buffer.from(content)
  for (let at = 0; at < bytes.length; at += step) reader.push(bytes.subarray(at, at + step))
  reader.end()
  return collected
}
