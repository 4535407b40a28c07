import type { Diagnostic, TextFix } from '#shared/template/diagnostic'
import type { Source, Token, TokenNode } from '#shared/template/node'
import { print } from '#shared/template/print'
import {
  beforeClose,
  beforeField,
  behindField,
  type Name,
  readName,
  takeSeparator,
  takeString,
} from '#shared/template/read-name'
import { isLineBreak, isSpace, type Scanner } from '#shared/template/scan'
import { isReserved, sourceFrom } from '#shared/template/source-name'

/** Something that was meant as a token and stays text. */
export interface Unreadable {
  readonly diagnostic: Diagnostic
}

/**
 * Reads `{{ @source - field | default: "…" }}` at the scanner and moves behind it, or behind what could not be read of it.
 * Returns undefined, without moving, where no `{{ @` stands.
 */
export function readToken(scanner: Scanner): TokenNode | Unreadable | undefined {
  const start = scanner.at
  if (!scanner.take('{{')) return undefined
  scanner.skipSpace()
  if (!scanner.take('@')) {
    scanner.at = start
    return undefined
  }
  const body = readBody(scanner)
  if ('token' in body) return { kind: 'token', spelling: 'galley', span: { start, end: scanner.at }, ...body }
  return unreadable(scanner, start, body)
}

type Body = Pick<TokenNode, 'token' | 'sourceSpan' | 'fieldSpan' | 'defaultSpan'>

/** What is wrong, and the token that was probably meant. */
interface TokenFault {
  readonly message: string
  readonly code?: string
  readonly meant?: Token
  readonly fixTitle?: string
  /** Where the token ends, if that is known: what follows stays as it is. */
  readonly end?: number
}

function readBody(scanner: Scanner): Body | TokenFault {
  const source = readName(scanner, beforeField)
  if (source === undefined) return { message: 'The source has an opening quote and no closing one. Add the quote.' }
  if (source.text === '' && !source.quoted) {
    return { message: 'This token does not say where it takes its value. Write {{ @Profile - City }}, for example.' }
  }
  const from: Source | undefined = source.quoted
    ? { kind: 'named-event', name: source.text }
    : slotOrSource(scanner, source)
  if (from === undefined) {
    return { message: 'This recommendation names no slot. Write {{ @Recommendation slot - column }}.' }
  }
  const sourceSpan =
    source.text === 'Recommendation' && !source.quoted ? { start: source.span.start, end: scanner.at } : source.span
  if (!takeSeparator(scanner)) return withoutField(scanner, source)
  const field = readName(scanner, behindField)
  if (field === undefined) return { message: 'The name has an opening quote and no closing one. Add the quote.' }
  if (field.text === '' && !field.quoted) {
    return { message: 'This token names no property. Write {{ @Profile - City }}, for example.' }
  }
  scanner.skipSpace()
  const known = { sourceSpan, fieldSpan: field.span }
  const token: Token = { source: from, field: field.text, default: null }
  if (scanner.take('}}')) return { ...known, token, defaultSpan: null }
  if (!scanner.take('|')) return unclosedName(scanner, token, field)
  return readDefault(scanner, token, known)
}

/** `Recommendation "a slot" - column` has a quoted slot; every other bare name says its source by itself. */
function slotOrSource(scanner: Scanner, name: Name): Source | undefined {
  if (name.text !== 'Recommendation') return sourceFrom(name.text)
  const slot = takeString(scanner, beforeField)
  return slot === undefined ? undefined : { kind: 'recommendation', slot }
}

function readDefault(scanner: Scanner, token: Token, known: Pick<Body, 'sourceSpan' | 'fieldSpan'>): Body | TokenFault {
  scanner.skipSpace()
  const word = scanner.take('default')
  if (word) scanner.skipSpace()
  const colon = word && scanner.take(':')
  if (!word) {
    const message = 'Only “default” can follow the “|”. Remove it, or write | default: "…".'
    const closed = scanner.text.startsWith('}}', restEnd(scanner.text, scanner.at))
    return closed ? { message, meant: token, fixTitle: 'Remove what follows the name' } : { message }
  }
  scanner.skipSpace()
  const at = scanner.at
  const text = takeString(scanner, beforeClose)
  if (text === undefined) return looseDefault(scanner, token)
  const full = { ...token, default: text }
  const defaultSpan = { start: at + 1, end: scanner.at - 1 }
  if (!colon)
    return {
      message: 'A colon is missing after “default”. Write | default: "…".',
      meant: full,
      fixTitle: 'Add the colon',
      end: pastClose(scanner),
    }
  scanner.skipSpace()
  if (scanner.take('}}')) return { ...known, token: full, defaultSpan }
  scanner.at = defaultSpan.end + 1
  return unclosed(full, pastClose(scanner))
}

/** A default in typographic quotes, or in none. */
function looseDefault(scanner: Scanner, token: Token): TokenFault {
  const raw = scanner.text.slice(scanner.at, restEnd(scanner.text, scanner.at)).trim()
  const curly = /^[“”„«‘’‚]([^]*?)[“”»‘’]?$/.exec(raw)
  if (curly) {
    const meant = { ...token, default: curly[1] ?? '' }
    return {
      code: 'curly-quotes',
      message: 'A default needs straight quotes: default: "…".',
      meant,
      fixTitle: 'Use straight quotes',
    }
  }
  if (/^["']/.test(raw)) {
    const meant = { ...token, default: raw.slice(1) }
    return {
      message: 'The default has an opening quote and no closing one. Add the quote.',
      meant,
      fixTitle: 'Close the quote',
    }
  }
  if (raw === '')
    return {
      message: 'The default has no text. Write default: "…".',
      meant: { ...token, default: '' },
      fixTitle: 'Add an empty default',
    }
  return {
    message: 'A default stands in quotes. Write default: "…".',
    meant: { ...token, default: raw },
    fixTitle: 'Put the default in quotes',
  }
}

function unclosed(meant: Token, end: number): TokenFault {
  return {
    code: 'unclosed-token',
    message: 'This token is not closed. Add }} at its end.',
    meant,
    fixTitle: 'Close the token',
    end,
  }
}

/** A token without default that is not closed, or with one brace instead of two. */
function unclosedName(scanner: Scanner, token: Token, name: Name): TokenFault {
  const { text, quoted, span } = cutAtBrace(name)
  scanner.at = span.end + (quoted ? 1 : 0)
  return unclosed({ ...token, field: text }, pastClose(scanner))
}

/** A bare name without what follows a single brace, which was probably meant to be two. */
function cutAtBrace(name: Name): Name {
  const brace = name.quoted ? -1 : name.text.indexOf('}')
  if (brace < 1) return name
  return { ...name, text: name.text.slice(0, brace).trimEnd(), span: { ...name.span, end: name.span.start + brace } }
}

/** Where a token ends that is complete but for its braces: behind those that are there, two or one. */
function pastClose(scanner: Scanner): number {
  const { at } = scanner
  scanner.skipSpace()
  const closed = scanner.take('}}') || scanner.take('}')
  const end = closed ? scanner.at : at
  scanner.at = end
  return end
}

/** A token without ` - `: the dash may be typographic or lack its spaces, or a property may stand without its source. */
function withoutField(scanner: Scanner, written: Name): TokenFault {
  const name = cutAtBrace(written)
  const { text, quoted } = name
  if (name !== written) scanner.at = name.span.end
  const message =
    'This token has no “ - ” between where it takes its value and the name. Write {{ @Profile - City }}, for example.'
  const split = quoted ? null : (/^(.*?\S)\s*[–—-]\s*(\S.*)$/s.exec(text) ?? /^(Profile|Event)\s+(\S.*)$/s.exec(text))
  const source = split?.[1] === undefined ? undefined : sourceFrom(split[1])
  if (split?.[2] !== undefined && source !== undefined) {
    const meant = { source, field: split[2], default: null }
    return { message, ...withDefault(scanner, meant, name), fixTitle: 'Write the dash with spaces' }
  }
  if (text === '' || scanner.done || (!quoted && isReserved(text))) return { message }
  const meant: Token = { source: { kind: 'profile' }, field: text, default: null }
  return { message, ...withDefault(scanner, meant, name), fixTitle: `Use Profile - ${text}` }
}

/** The token that was meant, with the default that follows. */
function withDefault(scanner: Scanner, meant: Token, { quoted, span }: Name): Pick<TokenFault, 'meant' | 'end'> {
  scanner.skipSpace()
  if (!scanner.take('|')) {
    scanner.at = span.end + (quoted ? 1 : 0)
    return { meant, end: pastClose(scanner) }
  }
  const nowhere = { start: scanner.at, end: scanner.at }
  const read = readDefault(scanner, meant, { sourceSpan: nowhere, fieldSpan: nowhere })
  if ('token' in read) return { meant: read.token, end: scanner.at }
  return { ...(read.meant !== undefined && { meant: read.meant }), ...(read.end !== undefined && { end: read.end }) }
}

/** Where what belongs to a broken token ends: before its closing braces, the next opening ones, or the end of the line. */
function restEnd(text: string, from: number): number {
  let end = from
  while (end < text.length && !isLineBreak(text, end) && !text.startsWith('}}', end) && !text.startsWith('{{', end))
    end++
  return end
}

function faultEnd({ text, at }: Scanner): number {
  let end = restEnd(text, at)
  if (text.startsWith('}}', end)) return end + 2
  while (end > at && isSpace(text, end - 1)) end--
  return end
}

function unreadable(scanner: Scanner, start: number, fault: TokenFault): Unreadable {
  const end = fault.end ?? faultEnd(scanner)
  scanner.at = end
  const span = { start, end }
  const fixes: TextFix[] =
    fault.meant === undefined
      ? []
      : [{ title: fault.fixTitle ?? 'Repair the token', edits: [{ span, text: print(fault.meant) }] }]
  return {
    diagnostic: { code: fault.code ?? 'unreadable-token', severity: 'error', message: fault.message, span, fixes },
  }
}
