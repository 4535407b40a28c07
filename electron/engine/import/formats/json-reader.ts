import type { Result } from '#shared/result'
import type { Properties } from '#shared/sample/value'
import { parseRecord } from '../records/parse-record.ts'
import type { RecordPart, SampleRecord } from './sample-record.ts'
import type { RecordPlace, Reader, RecordSink } from './reader.ts'
import type { RecordHandler } from '../records/record-handler.ts'
import { JsonSplitter } from '../records/split-json.ts'

/** Makes of a JSON record what it means, in one part or several, or says why it means nothing, as a sentence. */
export type Normalise = (record: Properties, raw: string) => Result<SampleRecord | readonly RecordPart[], string>

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
    const parsed = parseRecord(raw)
    const read = parsed.ok ? this.#normalise(parsed.value, raw) : parsed
    if (!read.ok) this.broken(raw, line, offset, read.error)
    else if ('kind' in read.value) this.#sink.record(read.value, { line, offset, raw })
    else for (const part of read.value) this.#take(part, { line, offset, raw })
  }

  #take(part: RecordPart, { line, offset, raw }: RecordPlace): void {
    if (part.kind === 'note') this.#sink.note(part.message, part.code)
    else if (part.kind === 'reject') {
      const { reason, readAs } = part
      this.#sink.reject({ line, offset, raw: part.raw, reason, ...(readAs === undefined ? {} : { readAs }) })
    } else this.#sink.record(part, { line, offset, raw })
  }

  broken(raw: string, line: number, offset: number, reason: string): void {
    this.#sink.reject({ line, offset, raw, reason })
  }

  note(sentence: string): void {
    this.#sink.note(sentence)
  }
}
