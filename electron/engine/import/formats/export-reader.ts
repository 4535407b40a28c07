import { UserError } from '../../files/user-error.ts'
import { eventNormaliser } from './clevertap-events.ts'
import { wrongEventName } from './event-name.ts'
import { JsonReader } from './json-reader.ts'
import type { Reader, RecordSink } from './reader.ts'
import type { ReaderOptions } from './reader-options.ts'
import { ShiftedSink } from './shifted-sink.ts'

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
    // rejects come back as single events, which have no first line
    const sink = new ShiftedSink(this.#sink, { lines: 1, bytes: end + 1 }, options)
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
