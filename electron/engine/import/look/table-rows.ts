import { openReader } from '../formats/open-reader.ts'
import type { ReaderOptions } from '../formats/reader-options.ts'
import type { SampleRecord } from '../formats/sample-record.ts'
import { CsvRows } from '../records/csv-rows.ts'
import { resultOf } from './result-of.ts'

/** A row of a table as it stands in the file. */
export interface Row {
  /** From 1. */
  readonly line: number
  readonly cells: readonly string[]
  /** Of each cell. */
  readonly quoted: readonly boolean[]
}

/** What rows come to, by the lines that they begin on. */
export interface ReadRows {
  readonly records: ReadonlyMap<number, SampleRecord>
  readonly reasons: ReadonlyMap<number, string>
  /** Why none can be read. */
  readonly trouble: string | null
}

/** Returns the rows at the beginning of a table, its first line among them; blank ones are left out. */
export function firstRows(head: Buffer, whole: boolean): readonly Row[] {
  const rows: Row[] = []
  const splitter = new CsvRows({
    row(cells, quoted, { line }) {
      if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells, quoted: [...quoted] })
      return rows[0]?.cells.length ?? 0
    },
    broken: () => undefined,
  })
  splitter.push(wholeLines(head, whole))
  splitter.end()
  return rows
}

/** Reads the rows at the beginning of a table as an import does. */
export function readRows(head: Buffer, whole: boolean, options: ReaderOptions): ReadRows {
  const records = new Map<number, SampleRecord>()
  const reasons = new Map<number, string>()
  const read = resultOf(() => {
    const reader = openReader(options, {
      record: (record, { line }) => records.set(line, record),
      reject: ({ line, reason }) => reasons.set(line, reason),
      note: () => undefined,
    })
    reader.push(wholeLines(head, whole))
    reader.end()
  })
  return { records, reasons, trouble: read.ok ? null : read.error }
}

/** What the beginning of a file breaks off in is left out. */
function wholeLines(head: Buffer, whole: boolean): Buffer {
  return whole ? head : head.subarray(0, head.lastIndexOf(10) + 1)
}
