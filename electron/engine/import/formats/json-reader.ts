import type { Properties } from '#shared/sample/value'
import { parseRecord } from '../records/parse-record.ts'
import type { RecordPart, SampleRecord } from './sample-record.ts'
import type { RecordPlace, Reader, RecordSink } from './reader.ts'
import type { RecordHandler } from '../records/record-handler.ts'
import { JsonSplitter } from '../records/split-json.ts'

/** What a record means, in one part or several, or why it means nothing, as a sentence. */
export type Normalise = (record: Properties, raw: string) => SampleRecord | readonly RecordPart[] | string

/** Reads JSON records in any of the containers that the splitter knows. */
export class JsonReader implements Reader, RecordHandler {
  readonly #splitter = new JsonSplitter(this)
  readonly #normalise: Normalise
  readonly #sink: RecordSink

  constructor(sink: RecordSink, normalise: Normalise) {
    this.#sink = sink
    this.#normalise = normalise
  }

  push(chunk: Buffer): void {
    this.#splitter.push(chunk)
  }

  end(): void {
    this.#splitter.end()
  }

  value(raw: string, line: number, offset: number): void {
    const value = parseRecord(raw)
    const said = typeof value === 'string' ? value : this.#normalise(value, raw)
    if (typeof said === 'string') this.broken(raw, line, offset, said)
    else if ('kind' in said) this.#sink.record(said, { line, offset, raw })
    else for (const part of said) this.#take(part, { line, offset, raw })
  }

  #take(part: RecordPart, { line, offset, raw }: RecordPlace): void {
    if (part.kind === 'reject') this.broken(part.raw, line, offset, part.reason)
    else this.#sink.record(part, { line, offset, raw })
  }

  broken(raw: string, line: number, offset: number, reason: string): void {
    this.#sink.reject({ line, offset, raw, reason })
  }

  note(sentence: string): void {
    this.#sink.note(sentence)
  }
}
