/** Returns the text of a cell that is a formula of nothing but a text, `="00123"`, as spreadsheets keep digits by; else undefined. */
export function formulaText(cell: string): string | undefined {
  if (cell.charCodeAt(0) !== 0x3d || cell.charCodeAt(1) !== 0x22) return undefined
  const text = /^="((?:[^"]|"")*)"$/.exec(cell)?.[1]
  return text?.replaceAll('""', '"')
}

/**
 * Returns a row with its quotes as CSV wants them, where cells `="00123"` are not in quotes, or a space stands before a quote that opens a
 * cell; undefined where that is not what is wrong with it.
 */
export function withQuotesRepaired(row: string, delimiter: string): string | undefined {
  const sign = delimiter.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
  const repaired = row
    .replace(new RegExp(`(^|${sign}) +(?=")`, 'g'), '$1')
    .replace(
      new RegExp(`(^|${sign})="([^"]*)"(?=${sign}|$)`, 'g'),
      (_, before: string, text: string) => `${before}"=""${text}"""`,
    )
  return repaired === row ? undefined : repaired
}
