import type { ColumnMapping } from '#shared/sample/column-mapping'
import { failed, type Result } from '#shared/result'
import { columnsOf, type Column } from './csv-header.ts'
import { mappedColumns } from './mapped-columns.ts'
import { isShortened } from '#shared/sample/identity-words'
import { CsvRows, type RowHandler, type RowPlace } from '../records/csv-rows.ts'
import type { Reader, RecordSink } from './reader.ts'
import type { SampleRecord } from './sample-record.ts'

/** Makes a record of a row's cells, or says why it cannot be one, as a sentence. `quoted` says of each cell whether it was in quotes. */
export type MakeRecord = (cells: readonly string[], quoted: readonly boolean[]) => Result<SampleRecord, string>

/** Returns what makes records of a table's rows. Throws a `UserError` for a header that will not do. */
export type BeginTable = (columns: readonly Column[], note: RecordSink['note']) => MakeRecord

/** How a table's first line is read. */
export interface Header {
  /** `price<EUR>` is a name whatever is in the angle brackets, unless it is a date format. */
  readonly anyNames?: boolean
  readonly mapping?: ColumnMapping | null | undefined
}

/** Reads CSV files: a header, then a record a row. */
export class CsvReader implements Reader, RowHandler {
  readonly #rows = new CsvRows(this)
  readonly #sink: RecordSink
  readonly #beginTable: BeginTable
  readonly #header: Header
  #make: MakeRecord | null = null
  #firstLine = ''
  #columns: readonly Column[] = []
  /** The indexes of the columns without a name. */
  #unnamed: readonly number[] = []

  constructor(sink: RecordSink, beginTable: BeginTable, header: Header = {}) {
    this.#sink = sink
    this.#beginTable = beginTable
    this.#header = header
  }

  push(chunk: Buffer): void {
    this.#rows.push(chunk)
  }

  end(): void {
    this.#rows.end()
  }

  row(cells: readonly string[], quoted: readonly boolean[], place: RowPlace): number {
    // what spreadsheets leave of rows that were emptied
    if (isBlank(cells)) return this.#columns.length
    const { raw, line, offset } = place
    if (this.#make === null) this.#make = this.#begin(cells, raw)
    else if (raw === this.#firstLine) this.#sink.note(headerAgain, 'header-again')
    else {
      const record = this.#recordOf(cells, quoted, place, this.#make)
      if (!record.ok) this.broken(raw, line, offset, record.error)
      else {
        this.#sink.record(record.value, { line, offset, raw, header: this.#firstLine })
        if (raw.includes('+')) this.#noteShortened(cells)
      }
    }
    return this.#columns.length
  }

  broken(raw: string, line: number, offset: number, reason: string): void {
    this.#sink.reject({ line, offset, raw, reason, header: this.#firstLine })
  }

  #begin(cells: readonly string[], raw: string): MakeRecord {
    this.#firstLine = raw
    const columns = columnsOf(cells, this.#header)
    this.#columns = mappedColumns(columns, this.#header.mapping ?? null)
    this.#unnamed = this.#columns.flatMap(({ name }, index) => (name === '' ? [index] : []))
    return this.#beginTable(this.#columns, (sentence, code) => {
      this.#sink.note(sentence, code)
    })
  }

  #recordOf(
    cells: readonly string[],
    quoted: readonly boolean[],
    { raw, isEnded }: RowPlace,
    make: MakeRecord,
  ): Result<SampleRecord, string> {
    const width = this.#columns.length
    if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== ''))
      return failed(this.#wrongWidth(cells.length))
    if (cells.length < width) {
      // a single cell is a sum or a line of text below the table, the last row may have been cut, and a quote may have taken in a line
      if (cells.length < 2 || !isEnded || raw.includes('\n')) return failed(this.#wrongWidth(cells.length))
      this.#sink.note(shortRow, 'short-row')
    }
    const nameless = this.#unnamed.find((index) => (cells[index] ?? '').trim() !== '')
    if (nameless !== undefined) return failed(unnamed(nameless, cells[nameless] ?? ''))
    return make(cells, quoted)
  }

  #noteShortened(cells: readonly string[]): void {
    for (let index = 0; index < cells.length; index++) {
      const cell = cells[index] ?? ''
      if (cell.length < 24 && isShortened(cell))
        this.#sink.note(shortened(this.#columns[index]?.name ?? ''), 'shortened-number')
    }
  }

  #wrongWidth(count: number): string {
    return `This row has ${cellCount(count)}, but the first line names ${String(this.#columns.length)}. Correct it and import it again.`
  }
}

const headerAgain = 'Lines that repeat the first line of the table were left out.'

const shortRow = 'Rows with fewer cells than the first line names were read as if the last cells were empty.'

function shortened(column: string): string {
  return (
    `Numbers in the column “${column}” were shortened by a spreadsheet (1.00234E+12), and their last digits are lost. Save that column ` +
    'as text in the source, and import it again.'
  )
}

function unnamed(index: number, cell: string): string {
  const column = `Column ${String(index + 1)}`
  return `${column} has no name in the first line, but this row holds “${cell.slice(0, 40)}” there. Name it, or remove it, and import the file again.`
}

function isBlank(cells: readonly string[]): boolean {
  return (cells[0] ?? '').trim() === '' && cells.every((cell) => cell.trim() === '')
}

function cellCount(count: number): string {
  return count === 1 ? '1 cell' : `${String(count)} cells`
}
