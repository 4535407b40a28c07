import type { Properties } from '#shared/sample/value'
import { LocalTime } from './local-time.ts'
import { normaliseEvent } from './normalise-event.ts'
import { normaliseProfile } from './normalise-profile.ts'
import { normaliseUpload } from './normalise-upload.ts'
import { parseRecord } from './parse-record.ts'
import type { Reader, ReaderOptions, RecordSink, SampleRecord } from './record.ts'
import type { RecordHandler } from './record-handler.ts'
import { JsonSplitter } from './split-json.ts'

/** What a record means, or why it means nothing, as a sentence. */
export type Normalise = (record: Properties) => SampleRecord | string

/** Reads CleverTap's uploads and downloads, in any of the containers that the splitter knows. */
export class JsonReader implements Reader, RecordHandler {
  private readonly splitter = new JsonSplitter(this)
  private readonly normalise: Normalise
  private readonly sink: RecordSink

  constructor(options: ReaderOptions, sink: RecordSink) {
    this.normalise = normaliserFor(options)
    this.sink = sink
  }

  push(chunk: Buffer): void {
    this.splitter.push(chunk)
  }

  end(): void {
    this.splitter.end()
  }

  value(raw: string, line: number, offset: number): void {
    const value = parseRecord(raw)
    const record = typeof value === 'string' ? value : this.normalise(value)
    if (typeof record === 'string') this.broken(raw, line, offset, record)
    else this.sink.record(record, { line, offset, raw })
  }

  broken(raw: string, line: number, offset: number, reason: string): void {
    this.sink.reject({ line, offset, raw, reason })
  }

  note(sentence: string): void {
    this.sink.note(sentence)
  }
}

function normaliserFor({ format, eventName, timeZone }: ReaderOptions): Normalise {
  if (format === 'clevertap-upload') return normaliseUpload
  const local = new LocalTime(timeZone)
  if (format === 'clevertap-profiles') return (record) => normaliseProfile(record, local)
  return (record) => normaliseEvent(record, eventName, local)
}
