import { parse } from 'csv-parse/sync'
import { delimiterOf, separatorLine } from '../records/csv-delimiter.ts'
import type { Column } from './csv-header.ts'

interface HeaderLine {
  readonly line: string
  readonly delimiter: string
  /** The line after it. */
  readonly next: string
}

/**
 * Returns a table's first line with names: before it there may be one that says what the delimiter is, and blank rows. A name in quotes
 * may have line breaks.
 */
export function headerOf(text: string): HeaderLine {
  const start = text.trimStart()
  const separator = separatorLine(start)
  const rest = start.slice(separator?.line.length ?? 0)
  const lines = rest.split(/\r?\n/, 50)
  const first = Math.max(
    0,
    lines.findIndex((line) => /[^\s,;|"]/.test(line)),
  )
  const last = lastLineOfRow(lines, first)
  // with the line breaks that are in it
  const line =
    last === first
      ? (lines[first] ?? '')
      : rest
          .split(/(\r?\n)/, 100)
          .slice(2 * first, 2 * last + 1)
          .join('')
  return { line, delimiter: separator?.delimiter ?? delimiterOf(line), next: lines[last + 1] ?? '' }
}

/** Returns the line that a row ends on: in quotes it goes on. Where they never end, they are a text like any other. */
function lastLineOfRow(lines: readonly string[], first: number): number {
  let quotes = 0
  for (const [at, line] of lines.entries()) {
    if (at < first) continue
    quotes += line.split('"').length - 1
    if (quotes % 2 === 0) return at
  }
  return first
}

/** Returns the columns that a header names, whatever else is wrong with it: its reader says that in its own words. */
export function cellsOf({ line, delimiter }: HeaderLine): readonly Column[] {
  const cells = cellTexts(line, delimiter).map((cell) =>
    cell
      .trim()
      .replace(/^=(?=")/, '')
      .replace(/^"(.*)"$/s, '$1')
      .replace(/<[^<>]*>$/, '')
      .trim(),
  )
  return cells.map((name) => ({ name, date: null }))
}

/** Quotes may hold the delimiter. */
function cellTexts(line: string, delimiter: string): readonly string[] {
  const cells = line.split(delimiter)
  if (cells.every((cell) => (cell.match(/"/g)?.length ?? 0) % 2 === 0)) return cells
  try {
    const [row = cells]: readonly string[][] = parse(line, { delimiter, relax_column_count: true })
    return row
  } catch {
    return cells
  }
}

/** Returns the names of a table's columns, as its first line has them; undefined for a text that is no table. */
export function tableColumns(head: Buffer): readonly string[] | undefined {
  const text = head.toString('utf8')
  if (/^\s*[[{<]/.test(text)) return undefined
  return cellsOf(headerOf(text)).map(({ name }) => name)
}

/** Returns whether the first two lines have the same number of cells, and more than one. */
export function isTable(text: string): boolean {
  const { line, delimiter, next } = headerOf(text)
  const count = line.split(delimiter).length
  return !/^[[{]/.test(line) && count > 1 && next.split(delimiter).length === count
}
