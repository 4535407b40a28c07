import Table from 'cli-table3'
import { styleText } from 'node:util'

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

/** Control characters out of samples must not reach a terminal; they are shown as their escapes. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, (char) => {
    if (char === '\n') return '⏎'
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

export function quiet(text: string): string {
  return styleText('dim', text)
}

export function strong(text: string): string {
  return styleText('bold', text)
}

export function bad(text: string): string {
  return styleText('red', text)
}

export function doubtful(text: string): string {
  return styleText('yellow', text)
}

export function writeLine(text = ''): void {
  process.stdout.write(`${text}\n`)
}

export function writeJson(value: unknown): void {
  writeLine(JSON.stringify(value, null, 2))
}
