import { isLineBreak, isSpace, type Scanner } from '#shared/template/scan'
import type { Span } from '#shared/template/span'

/** What may stand behind a string, so that it is the source, the field or the default. */
export const beforeField = /\s+-\s/y
export const behindField = /\s*(?:\||\}\})/y
export const beforeClose = /\s*\}\}/y

/** A source or a field as it is written. The span is without quotes. */
export interface Name {
  readonly text: string
  readonly quoted: boolean
  readonly span: Span
}

/** Reads a quoted or bare name; returns undefined, without moving, at a quote that is never closed. */
export function readName(scanner: Scanner, follows: RegExp): Name | undefined {
  scanner.skipSpace()
  const start = scanner.at
  const quoted = takeString(scanner, follows)
  if (quoted !== undefined) return { text: quoted, quoted: true, span: { start: start + 1, end: scanner.at - 1 } }
  const { text } = scanner
  if (text[start] === '"' || text[start] === "'") return undefined
  let end = start
  while (end < text.length && !endsBareName(text, end) && !isSlotQuote(text, start, end)) end++
  scanner.at = end
  scanner.saw(end)
  while (end > start && isSpace(text, end - 1)) end--
  return { text: text.slice(start, end), quoted: false, span: { start, end } }
}

/**
 * Reads a string of the token. One that runs over braces or the end of a line, and has nothing behind it that can follow, is a quote
 * that was never closed: it must not swallow the tokens after it.
 */
export function takeString(scanner: Scanner, follows: RegExp): string | undefined {
  const { text, at } = scanner
  const value = scanner.takeString()
  if (value === undefined) return undefined
  follows.lastIndex = scanner.at
  scanner.pastSpace()
  if (follows.test(text) || !/\{\{|\}\}|[\n\r\u2028\u2029]/.test(text.slice(at, scanner.at))) return value
  scanner.at = at
  return undefined
}

function endsBareName(text: string, at: number): boolean {
  const char = text[at]
  if (char === '|' || isLineBreak(text, at)) return true
  if (char === '}' || char === '{') return text[at + 1] === char
  return char === '-' && at > 0 && isSpace(text, at - 1) && isSpace(text, at + 1)
}

function isSlotQuote(text: string, start: number, at: number): boolean {
  return (text[at] === '"' || text[at] === "'") && text.slice(start, at).trim() === 'Recommendation'
}

/** Moves over the ` - ` between source and field. */
export function takeSeparator(scanner: Scanner): boolean {
  scanner.skipSpace()
  const { text, at } = scanner
  if (text[at] !== '-' || !isSpace(text, at - 1) || !isSpace(text, at + 1)) return false
  scanner.at = at + 1
  return true
}
