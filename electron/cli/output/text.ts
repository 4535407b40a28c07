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

/** A number as people read it: 20,311. */
export function count(n: number): string {
  return n.toLocaleString('en-US')
}

/** A number with its noun: 1 profile, 2,014 profiles. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`
}

/** A part of a whole in per cent: 82 %. */
export function share(part: number, whole: number): string {
  if (whole === 0) return '–'
  const percent = (100 * part) / whole
  if (part > 0 && percent < 1) return '<1 %'
  return `${String(part < whole ? Math.min(99, Math.round(percent)) : 100)} %`
}

/** A moment for people, in UTC so that the same cache prints the same. */
export function moment(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

export function writeLine(text = ''): void {
  process.stdout.write(`${text}\n`)
}

export function writeJson(value: unknown): void {
  writeLine(JSON.stringify(value, null, 2))
}

/** Returns a text cut to a number of code points, with an ellipsis. */
export function cutTo(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}
