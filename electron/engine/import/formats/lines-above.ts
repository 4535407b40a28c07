import type { ColumnMapping } from '#shared/sample/column-mapping'
import { quoted } from '#shared/words/names'
import { counted } from '#shared/words/numbers'
import { delimiterOf, separatorLine } from '../records/csv-delimiter.ts'
import { formatOfLines, formatOfNames } from './detect.ts'
import { cellsOf, headerOf } from './header-line.ts'
import type { Shift } from './shifted-sink.ts'

/** Lines that stand above a table. */
export interface LinesAbove extends Shift {
  /** What to tell people. */
  readonly note: string
}

/** How many lines to look for a table's first one in. */
const mostLines = 30
/** How many rows have to be as wide as a first line whose names say nothing. */
const likeRows = 3

interface Line {
  readonly text: string
  /** In bytes, from the file's beginning. */
  readonly start: number
}

/**
 * Returns the lines above a table, as reports begin with a title, when it was made, or `#` and a remark; undefined where the file begins
 * with what it holds, and where there is any doubt. `head` is how the file begins.
 */
export function linesAbove(head: Buffer, mapping: ColumnMapping | null): LinesAbove | undefined {
  const text = head.toString('utf8')
  if (/^\s*[[{<]/.test(text) || formatOfLines(text) !== undefined) return undefined
  const own = cellsOf(headerOf(text)).map(({ name }) => name)
  if (formatOfNames(own, mapping) !== undefined) return undefined
  const lines = linesIn(head)
  const at = lines.findIndex((_, index) => index > 0 && isFirst(lines, index, mapping))
  const first = lines[at]
  if (first === undefined) return undefined
  const titles = lines.slice(0, at).filter((line) => separatorLine(line.text) === undefined)
  const [title = ''] = titles
    .map((line) => filled(line.text, delimiterOf(line.text)).join(', '))
    .filter((one) => one !== '')
  return { lines: at, bytes: first.start, note: noteOf(title, at) }
}

/** Whether a table begins at a line: its names say what it holds, or it is set off from a title and the rows below are like it. */
function isFirst(lines: readonly Line[], at: number, mapping: ColumnMapping | null): boolean {
  const { text } = lines[at] as Line
  const delimiter = delimiterOf(text)
  const names = cellsOf({ line: text, delimiter, next: '' }).map(({ name }) => name)
  const width = names.filter((name) => name !== '').length
  if (width < 2) return false
  const above = lines.slice(0, at).map((line) => (line.text.startsWith('#') ? 1 : filled(line.text, delimiter).length))
  const widest = Math.max(...above)
  // a row of a table stands above nothing
  if (widest > 2 || widest >= width) return false
  const isSetOff = above.at(-1) === 0
  if (formatOfNames(names, mapping) !== undefined) return widest === 1 || isSetOff
  if (text.startsWith('#')) return false
  const isRemarks = lines.slice(0, at).every((line) => line.text.startsWith('#'))
  return widest === 1 && (isSetOff || isRemarks) && isLikeRowsBelow(lines.slice(at), delimiter, names.length)
}

function isLikeRowsBelow(lines: readonly Line[], delimiter: string, width: number): boolean {
  const rows = lines
    .slice(1)
    .filter(({ text }) => text.trim() !== '')
    .slice(0, likeRows)
    .map(({ text }) => cellsOf({ line: text, delimiter, next: '' }).length)
  return rows.length > 0 && rows.every((count) => count === width)
}

/** What a line holds, without its empty cells. */
function filled(line: string, delimiter: string): readonly string[] {
  return cellsOf({ line, delimiter, next: '' })
    .map(({ name }) => name)
    .filter((name) => name !== '')
}

function linesIn(head: Buffer): readonly Line[] {
  const lines: Line[] = []
  for (let start = 0; start < head.length && lines.length < mostLines;) {
    const feed = head.indexOf(10, start)
    const end = feed < 0 ? head.length : feed
    lines.push({ text: head.toString('utf8', start, end).replace(/\r$/, ''), start })
    start = end + 1
  }
  return lines
}

function noteOf(title: string, count: number): string {
  const what = count === 1 ? 'The line' : `The ${counted(count, 'line')}`
  return `${what} above the table (${quoted(title)}) ${count === 1 ? 'was' : 'were'} left out: it begins on line ${String(count + 1)}.`
}
