import { styleText } from 'node:util'

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
