import { isUtf8 } from 'node:buffer'
import { parse, type InfoRecord } from 'csv-parse/sync'
import { UserError } from '../../files/user-error.ts'
import { ByteWindow } from './byte-window.ts'
import { delimiterOf, separatorLine } from './csv-delimiter.ts'
import { formulaText, withQuotesRepaired } from './formula-text.ts'
import { LineCounter } from './line-counter.ts'
import { maxRawBytes, maxRecordBytes, mostMembers, reasons } from './record-handler.ts'

export interface RowPlace {
  readonly raw: string
  readonly line: number
  readonly offset: number
  /** A line end follows: only the last row of a file may be without. */
  readonly isEnded: boolean
}

/** Takes the rows of a CSV file. */
export interface RowHandler {
  /**
   * `quoted` says of each cell whether it was in quotes. The header is a row too. Returns how many cells a row must have.
   */
  row(cells: readonly string[], quoted: readonly boolean[], place: RowPlace): number
  broken(raw: string, line: number, offset: number, reason: string): void
}

/** In bytes: the longest line that says what the delimiter is. */
const maxSeparatorLine = 64

/** How many bytes to parse at once. */
const batchSize = 256 * 1024

const wrongQuotes =
  'A quote in this row is not closed, or stands inside a cell: write it twice there. Correct the row and import it again.'

const wideHeader =
  'The first line names more than 100,000 columns. Leave out those that no message needs, and import the file again.'

/** Ends a batch at a row that took in the rows after it. */
class Swallowed extends Error {}

/** Ends a batch at a row with too many cells, before they take up the memory. */
class TooWide extends Error {}

/**
 * Cuts CSV into rows with csv-parse, a batch at a time. A row whose quotes make no sense costs its first line, and reading goes on with
 * the next.
 */
export class CsvRows {
  readonly #handler: RowHandler
  readonly #window = new ByteWindow()
  readonly #lines = new LineCounter()
  #delimiter: string | null = null
  /** The line that says what the delimiter is, where the header alone would not. */
  #separator = ''
  /** The first byte that is not taken yet. */
  #at = 0
  /** How many bytes to wait for before parsing. */
  #wanted = batchSize
  #width = 0
  /** In a line that is too long, of which the rest is let go. */
  #skipping = false

  constructor(handler: RowHandler) {
    this.#handler = handler
  }

  push(chunk: Buffer): void {
    if (this.#at > this.#window.base) this.#lines.at(this.#at, this.#window)
    this.#window.append(chunk, this.#at)
    if (this.#window.end - this.#at >= this.#wanted) this.#take(false)
  }

  end(): void {
    this.#take(true)
  }

  #take(final: boolean): void {
    const window = this.#window
    if (this.#skipping) this.#skipLine(final)
    let to = window.end
    if (!final) {
      const feed = window.slice(this.#at, window.end).lastIndexOf(10)
      if (feed < 0) {
        this.#wait()
        return
      }
      to = this.#at + feed + 1
    }
    while (this.#at < to && !this.#skipping) if (!this.#batch(to, final)) return
    this.#wanted = batchSize
  }

  /** Waits for more of a row; when it is too long, lets go of its line. */
  #wait(): void {
    const length = this.#window.end - this.#at
    if (length > maxRecordBytes && !this.#skipping) {
      const raw = `${this.#window.text(this.#at, this.#at + maxRawBytes)}…`
      this.#handler.broken(raw, this.#lines.at(this.#at, this.#window), this.#at, reasons.long)
      this.#skipping = true
      this.#skipLine(false)
    } else this.#wanted = Math.max(batchSize, 2 * length)
  }

  #skipLine(final: boolean): void {
    const feed = this.#window.slice(this.#at, this.#window.end).indexOf(10)
    this.#skipping = feed < 0 && !final
    this.#at = feed < 0 ? this.#window.end : this.#at + feed + 1
    this.#wanted = batchSize
  }

  /** Parses what there is up to `to`, or up to a broken row. Returns false when that may only be unfinished. */
  #batch(to: number, final: boolean): boolean {
    if (this.#delimiter === null) this.#begin(to)
    const bytes = this.#window.slice(this.#at, to)
    const first = this.#at
    let quoted: boolean[] = []
    try {
      parse(bytes, {
        delimiter: this.#delimiter ?? ',',
        record_delimiter: ['\r\n', '\n'],
        relax_column_count: true,
        cast: (cell, { quoting }) => {
          const text = formulaText(cell)
          if (quoted.push(quoting || text !== undefined) > mostMembers) throw new TooWide()
          return text ?? cell
        },
        on_record: (cells: string[], { bytes }: InfoRecord & { bytes: number }) => {
          this.#row(cells, quoted, first + bytes)
          quoted = []
          return null
        },
      })
      this.#at = to
    } catch (error) {
      if (error instanceof Swallowed) this.#refuseLine(to, wrongQuotes)
      else if (error instanceof TooWide) this.#refuseWide(to)
      else if (!isCsvError(error)) throw error
      else if (error.code === 'CSV_QUOTE_NOT_CLOSED' && !final && to - this.#at <= maxRecordBytes) {
        this.#wanted = Math.max(batchSize, 2 * (this.#window.end - this.#at))
        return false
      } else this.#refuseLine(to, wrongQuotes)
    }
    return true
  }

  /** Finds the delimiter. */
  #begin(to: number): void {
    const bytes = this.#window.slice(this.#at, to)
    const separator = separatorLine(bytes.toString('utf8', 0, maxSeparatorLine))
    this.#at += Buffer.byteLength(separator?.line ?? '')
    const rest = this.#window.slice(this.#at, to)
    const byHeader = delimiterOf(rest.toString('utf8', 0, Math.min(maxRawBytes, rest.indexOf(10) + 1 || rest.length)))
    this.#delimiter = separator?.delimiter ?? byHeader
    if (this.#delimiter !== byHeader) this.#separator = separator?.line ?? ''
  }

  #row(cells: readonly string[], quoted: readonly boolean[], end: number): void {
    const window = this.#window
    const at = this.#at
    const bytes = window.slice(at, end)
    if (cells.length === 1 && cells[0] === '' && quoted[0] !== true) {
      this.#at = end
      return
    }
    if (this.#width > 0 && cells.length !== this.#width && this.#tookNextRow(bytes)) throw new Swallowed()
    const line = this.#lines.at(at, window)
    const text = bytes.toString('utf8')
    const raw = withoutLineEnd(this.#width === 0 ? this.#separator + text : text)
    this.#at = end
    if (bytes.length > maxRecordBytes) this.#handler.broken(`${raw.slice(0, maxRawBytes)}…`, line, at, reasons.long)
    else if (!isUtf8(bytes)) this.#handler.broken(raw, line, at, reasons.notUtf8)
    else this.#width = this.#handler.row(cells, quoted, { raw, line, offset: at, isEnded: text.endsWith('\n') })
  }

  /** Whether the second line of a row with too many or too few cells is a good row by itself. */
  #tookNextRow(row: Buffer): boolean {
    const next = row.indexOf(10) + 1
    if (next === 0 || next >= row.length) return false
    const feed = row.indexOf(10, next)
    try {
      const options = { delimiter: this.#delimiter ?? ',', relax_column_count: true }
      const rows = parse(row.subarray(next, feed < 0 ? row.length : feed), options)
      return rows[0]?.length === this.#width
    } catch {
      return false
    }
  }

  #refuseWide(to: number): void {
    if (this.#width > 0) this.#refuseLine(to, reasons.wide)
    else throw new UserError('import:header', wideHeader)
  }

  /** Reads the line at hand where only its quotes were wrong, in a way that is known. */
  #takeRepaired(raw: string, end: number): boolean {
    const delimiter = this.#delimiter ?? ','
    const repaired = withQuotesRepaired(raw, delimiter)
    if (repaired === undefined) return false
    const quoted: boolean[] = []
    try {
      const cast = (cell: string, { quoting }: { quoting: boolean }) => {
        const text = formulaText(cell)
        quoted.push(quoting || text !== undefined)
        return text ?? cell
      }
      const rows: readonly string[][] = parse(repaired, { delimiter, relax_column_count: true, cast })
      const [cells] = rows
      if (cells === undefined) return false
      this.#row(cells, quoted, end)
      return true
    } catch (error) {
      if (isCsvError(error)) return false
      throw error
    }
  }

  /** Gives up the line at hand, and goes on behind it. */
  #refuseLine(to: number, reason: string): void {
    const window = this.#window
    const at = this.#at
    const bytes = window.slice(at, to)
    const feed = bytes.indexOf(10)
    const end = feed < 0 ? to : at + feed + 1
    const raw = withoutLineEnd(window.text(at, Math.min(end, at + maxRawBytes)))
    if (end - at <= maxRawBytes && this.#takeRepaired(raw, end)) return
    this.#handler.broken(end - at > maxRawBytes ? `${raw}…` : raw, this.#lines.at(at, window), at, reason)
    this.#at = end
  }
}

function withoutLineEnd(text: string): string {
  return text.endsWith('\r\n') ? text.slice(0, -2) : text.endsWith('\n') ? text.slice(0, -1) : text
}

function isCsvError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}
