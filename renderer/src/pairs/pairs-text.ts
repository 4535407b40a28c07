import type { Pair } from '#shared/campaign/draft'

/** Returns pairs as other tools read them: a line each, key and value with a tab between, quoted as spreadsheets do where they must be. */
export function pairsText(pairs: readonly Pair[]): string {
  return pairs.map(({ key, value }) => `${cell(key)}\t${cell(value)}`).join('\n')
}

function cell(text: string): string {
  return /[\t\n\r]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Returns the pairs of a text with tabs, as spreadsheets copy it; null where the text is no table. A line's first cell is the key; the
 * others are the value, with the tabs between them. Empty lines are left out.
 */
export function pairsFrom(text: string): readonly Pair[] | null {
  const lines = cellsOf(plainLines(text)).filter((cells) => cells.some((each) => each !== ''))
  if (!lines.some((cells) => cells.length > 1)) return null
  return lines.map(([key = '', ...values]) => ({ key, value: values.join('\t') }))
}

/** Returns a text with the line breaks that a value has, whatever system it comes from. */
export function plainLines(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

/** A cell in quotes ends where a quote stands before a tab, a line break or the end; any other cell ends at the first of these. */
const nextCell = /("(?:[^"]|"")*"(?=[\t\n]|$)|[^\t\n]*)(\t|\n|$)/y

function cellsOf(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [[]]
  nextCell.lastIndex = 0
  for (;;) {
    const found = nextCell.exec(text)
    if (found === null) return lines
    const [, raw = '', end = ''] = found
    const isQuoted = raw.length > 1 && raw.startsWith('"') && raw.endsWith('"')
    lines.at(-1)?.push(isQuoted ? raw.slice(1, -1).replaceAll('""', '"') : raw)
    if (end === '') return lines
    if (end !== '\t') lines.push([])
  }
}
