import type { Result } from '#shared/result'
import { columnsOf, type Column } from './csv-header.ts'
import { CsvRows, type RowHandler } from '../records/csv-rows.ts'
import type { Reader, RecordSink } from './reader.ts'
import type { SampleRecord } from './sample-record.ts'

/** Makes a record of a row's cells, or says why it cannot be one, as a sentence. `quoted` says of each cell whether it was in quotes. */
export type MakeRecord = (cells: readonly string[], quoted: readonly boolean[]) => Result<SampleRecord, string>

/** Returns what makes records of a table's rows. Throws a `UserError` for a header that will not do. */
export type BeginTable = (columns: readonly Column[], note: (sentence: string) => void) => MakeRecord

/** Reads CSV files: a header, then a record a row. */
export class CsvReader implements Reader, RowHandler {
  readonly #rows = new CsvRows(this)
  readonly #sink: RecordSink
  readonly #beginTable: BeginTable
  #make: MakeRecord | null = null
  #header = ''
  #width = 0

  constructor(sink: RecordSink, beginTable: BeginTable) {
    this.#sink = sink
    this.#beginTable = beginTable
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
      if (!record.ok) this.broken(raw, line, offset, record.error)
      else this.#sink.record(record.value, { line, offset, raw, header: this.#header })
    }
    return this.#width
  }

  broken(raw: string, line: number, offset: number, reason: string): void {
    this.#sink.reject({ line, offset, raw, reason, header: this.#header })
  }

  #begin(cells: readonly string[], raw: string): MakeRecord {
    this.#header = raw
    this.#width = cells.length
    return this.#beginTable(columnsOf(cells), (sentence) => this.#sink.note(sentence))
  }

  #wrongWidth(count: number): string {
    return `This row has ${cellCount(count)}, but the first line names ${String(this.#width)}. Correct it and import it again.`
  }
}

function cellCount(count: number): string {
  return count === 1 ? '1 cell' : `${String(count)} cells`
}
