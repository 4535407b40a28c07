import { csvText } from '#shared/mparticle/csv'
import type { Cell } from './grid-keys.ts'

/** A grid as texts: keys, and by column the texts of a person; null for one who does not get the message. */
export interface GridTexts {
  readonly keys: readonly string[]
  readonly columns: readonly {
    readonly identity: string
    readonly shows: readonly string[]
    /** Why the user is skipped, after “the user”; null for a recipient. */
    readonly skipped: string | null
    readonly texts: readonly string[]
  }[]
}

/** Returns the grid as CSV, safe to open in a spreadsheet: a line a pair, a column a person. */
export function gridCsv({ keys, columns }: GridTexts): string {
  return csvText([
    ['pair', ...columns.map(({ identity }) => identity)],
    ...keys.map((key, row) => [
      key,
      ...columns.map(({ skipped, texts }) => (skipped === null ? (texts[row] ?? '') : '')),
    ]),
  ])
}

/** Returns the grid as JSON: a list of people with their texts. */
export function gridJson({ keys, columns }: GridTexts): string {
  const people = columns.map(({ identity, shows, skipped, texts }) => ({
    identity,
    shows,
    skipped,
    pairs: skipped === null ? keys.map((key, row) => ({ key, text: texts[row] ?? '' })) : [],
  }))
  return `${JSON.stringify(people, null, 2)}\n`
}

/** Returns texts in a row as spreadsheets paste them: with tabs between. */
export function tabbed(texts: readonly string[]): string {
  return texts.map((text) => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join('\t')
}

/** Returns what copying at a place gives, and its name: a text, a row, a column, or at the corner the whole grid. */
export function copied(grid: GridTexts, { row, column }: Cell): { readonly text: string; readonly what: string } {
  const { keys, columns } = grid
  const textAt = (r: number, c: number) => columns[c]?.texts[r] ?? ''
  if (row < 0 && column < 0) return { text: gridCsv(grid), what: 'Grid' }
  if (column < 0) return { text: tabbed([keys[row] ?? '', ...columns.map((_, c) => textAt(row, c))]), what: 'Row' }
  if (row >= 0) return { text: textAt(row, column), what: 'Text' }
  const lines = [['pair', columns[column]?.identity ?? ''], ...keys.map((key, r) => [key, textAt(r, column)])]
  return { text: lines.map(tabbed).join('\n'), what: 'Column' }
}
