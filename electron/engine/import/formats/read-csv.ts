import { columnsOf } from './csv-header.ts'
import { recordMaker, type MakeRecord } from './csv-record.ts'
import { CsvRows, type RowHandler } from '../records/csv-rows.ts'
import { LocalTime } from './local-time.ts'
import { itemMaker } from './read-catalog.ts'
import { resultMaker } from './read-results.ts'
import type { Reader, ReaderOptions, RecordSink } from './record.ts'

/** Reads CSV files of profiles, events and catalogs: a header, then a record a row. */
export class CsvReader implements Reader, RowHandler {
  readonly #rows = new CsvRows(this)
  readonly #options: ReaderOptions
  readonly #sink: RecordSink
  readonly #local: LocalTime
  #make: MakeRecord | null = null
  #header = ''
  #width = 0

  constructor(options: ReaderOptions, sink: RecordSink) {
    this.#options = options
    this.#sink = sink
    this.#local = new LocalTime(options.timeZone)
  }

  push(chunk: Buffer): void {
    this.#rows.push(chunk)
  }

  end(): void {
    this.#rows.end()
  }

  row(cells: readonly string[], quoted: readonly boolean[], raw: string, line: number, offset: number): number {
    if (this.#make === null) this.#make = this.#begin(cells, raw)
    else if (cells.length !== this.#width) this.broken(raw, line, offset, this.#wrongWidth(cells.length))
    else {
      const record = this.#make(cells, quoted)
      if (typeof record === 'string') this.broken(raw, line, offset, record)
      else this.#sink.record(record, { line, offset, raw, header: this.#header })
    }
    return this.#width
  }

  broken(raw: string, line: number, offset: number, reason: string): void {
    this.#sink.reject({ line, offset, raw, reason, header: this.#header })
  }

  #begin(cells: readonly string[], raw: string): MakeRecord {
    this.#header = raw
    this.#width = cells.length
    const columns = columnsOf(cells)
    if (this.#options.format === 'catalog')
      return itemMaker(columns, this.#options, (sentence) => this.#sink.note(sentence))
    if (this.#options.format === 'recommendations') return resultMaker(columns)
    return recordMaker(columns, this.#options, this.#local)
  }

  #wrongWidth(count: number): string {
    return `This row has ${cellCount(count)}, but the first line names ${String(this.#width)}. Correct it and import it again.`
  }
}

function cellCount(count: number): string {
  return count === 1 ? '1 cell' : `${String(count)} cells`
}
