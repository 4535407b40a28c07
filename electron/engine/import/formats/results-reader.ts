import { CsvReader } from './read-csv.ts'
import { JsonReader } from './read-json.ts'
import type { Reader, ReaderOptions, RecordSink } from './record.ts'

/** Reads recommendation results, as CSV or as JSON records: the first byte that is no space tells. */
export class ResultsReader implements Reader {
  readonly #options: ReaderOptions
  readonly #sink: RecordSink
  #reader: Reader | undefined

  constructor(options: ReaderOptions, sink: RecordSink) {
    this.#options = options
    this.#sink = sink
  }

  push(chunk: Buffer): void {
    const start = chunk.find((byte) => byte > 0x20)
    if (this.#reader === undefined && start === undefined) return
    const isJson = start === 0x7b || start === 0x5b
    this.#reader ??= isJson ? new JsonReader(this.#options, this.#sink) : new CsvReader(this.#options, this.#sink)
    this.#reader.push(chunk)
  }

  end(): void {
    this.#reader?.end()
  }
}
