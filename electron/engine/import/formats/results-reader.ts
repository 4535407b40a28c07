import { CsvReader, type BeginTable, type Header } from './csv-reader.ts'
import { JsonReader, type Normalise } from './json-reader.ts'
import type { Reader, RecordSink } from './reader.ts'

/** Reads a file that is a table or JSON records: the first byte that is no space tells. */
export class ResultsReader implements Reader {
  readonly #sink: RecordSink
  readonly #beginTable: BeginTable
  readonly #normalise: Normalise
  readonly #header: Header
  #reader: Reader | undefined

  constructor(sink: RecordSink, beginTable: BeginTable, normalise: Normalise, header: Header = {}) {
    this.#header = header
    this.#sink = sink
    this.#beginTable = beginTable
    this.#normalise = normalise
  }

  push(chunk: Buffer): void {
    const start = chunk.find((byte) => byte > 0x20)
    if (this.#reader === undefined && start === undefined) return
    const isJson = start === 0x7b || start === 0x5b
    this.#reader ??= isJson
      ? new JsonReader(this.#sink, this.#normalise)
      : new CsvReader(this.#sink, this.#beginTable, this.#header)
    this.#reader.push(chunk)
  }

  end(): void {
    this.#reader?.end()
  }
}
