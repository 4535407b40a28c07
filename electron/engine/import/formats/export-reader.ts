import type { NoteCode } from '#shared/sample/import-report'
import { UserError } from '../../files/user-error.ts'
import { eventNormaliser } from './clevertap-events.ts'
import { wrongEventName } from './event-name.ts'
import { JsonReader } from './json-reader.ts'
import type { RecordPlace, Reader, RecordSink, Reject } from './reader.ts'
import type { ReaderOptions } from './reader-options.ts'
import type { SampleRecord } from './sample-record.ts'

const maxFirstLineBytes = 64 * 1024

/**
 * Reads CleverTap's export files (https://docs.clevertap.com/docs/data-export-to-aws-s3): the event's name on the first line,
 * bare or as a JSON text, then one event a line.
 */
export class ExportReader implements Reader {
  readonly #options: ReaderOptions
  readonly #sink: RecordSink
  #first: Buffer = Buffer.alloc(0)
  #reader: JsonReader | null = null

  constructor(options: ReaderOptions, sink: RecordSink) {
    this.#options = options
    this.#sink = sink
  }

  push(chunk: Buffer): void {
    if (this.#reader !== null) {
      this.#reader.push(chunk)
      return
    }
    this.#first = Buffer.concat([this.#first, chunk])
    const end = this.#first.indexOf(10)
    if (end < 0 && this.#first.length <= maxFirstLineBytes) return
    this.#begin(end < 0 ? this.#first.length : end)
  }

  end(): void {
    if (this.#reader === null) this.#begin(this.#first.length)
    this.#reader?.end()
  }

  #begin(end: number): void {
    const name = eventNameIn(this.#first.toString('utf8', 0, end))
    if (name === undefined)
      throw new UserError(
        'import:no-event-name',
        'The file’s first line is not the name of an event. Name the file’s format with --format.',
      )
    const options: ReaderOptions = { ...this.#options, format: 'clevertap-events', eventName: name }
    const sink = new AfterFirstLine(this.#sink, end + 1, options)
    this.#reader = new JsonReader(sink, eventNormaliser(options, sink))
    this.#reader.push(this.#first.subarray(end + 1))
    this.#first = Buffer.alloc(0)
  }
}

/** Returns the event's name on an export file's first line; undefined when the line is no name. */
export function eventNameIn(line: string): string | undefined {
  let name: unknown = line.trim()
  if (line.trim().startsWith('"')) {
    try {
      name = JSON.parse(line)
    } catch {
      return undefined
    }
  }
  if (typeof name !== 'string' || /^[[{<]/.test(name)) return undefined
  return wrongEventName(name.trim()) === undefined ? name.trim() : undefined
}

/** Counts the first line in. Rejects come back as single events, which have no first line. */
class AfterFirstLine implements RecordSink {
  readonly #sink: RecordSink
  readonly #length: number
  readonly #readAs: ReaderOptions

  constructor(sink: RecordSink, length: number, readAs: ReaderOptions) {
    this.#sink = sink
    this.#length = length
    this.#readAs = readAs
  }

  record(record: SampleRecord, { line, offset, raw }: RecordPlace): void {
    this.#sink.record(record, { line: line + 1, offset: offset + this.#length, raw, readAs: this.#readAs })
  }

  reject({ line, offset, raw, reason }: Reject): void {
    this.#sink.reject({ line: line + 1, offset: offset + this.#length, raw, reason, readAs: this.#readAs })
  }

  note(sentence: string, code?: NoteCode): void {
    this.#sink.note(sentence, code)
  }
}
