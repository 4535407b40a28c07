import Table from 'cli-table3'
import { printable, quiet } from './text.ts'

/** Rows under a header, in columns; numbers to the right. Plain text where the output is not a terminal. */
export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  numeric: readonly number[] = [],
): string {
  const align = header.map((_, column) => (numeric.includes(column) ? 'right' : 'left'))
  const made = new Table({
    head: header.map((name) => quiet(name)),
    colAligns: align,
    chars: noBorders,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
  })
  for (const row of rows) made.push(row.map(printable))
  return made
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}

const noBorders = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
}
