/** A cell that a spreadsheet would take for a formula, at least after the import: `=`, `+`, `-`, `@`, a tab or a line break first. */
const startsFormula = /^[=+\-@\t\r\n]/

/**
 * Returns rows as CSV (RFC 4180), safe to open in a spreadsheet: a cell that could be a formula gets an apostrophe in front, which
 * makes it text.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')
}

function csvCell(text: string): string {
  const safe = startsFormula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
