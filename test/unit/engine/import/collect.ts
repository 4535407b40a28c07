import { openReader } from '../../../../electron/engine/import/formats/open-reader.ts'
import type { FormatId } from '#shared/sample/formats'
import type { RecordPlace, Reject } from '../../../../electron/engine/import/formats/reader.ts'
import type { ReaderOptions } from '../../../../electron/engine/import/formats/reader-options.ts'
import type { SampleRecord } from '../../../../electron/engine/import/formats/sample-record.ts'

export interface Collected {
  readonly records: SampleRecord[]
  readonly places: RecordPlace[]
  readonly rejects: Reject[]
  readonly notes: string[]
}

/** Feeds a file to its reader, in pieces of `step` bytes. */
export function collect(
  format: FormatId,
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
