import type { Diagnostic, TextFix } from '#shared/template/diagnostic'
import { anyDash, isOddName, plainName, quoteMarks } from '#shared/template/look-alikes'
import { isFilters, lateDefaultIn, meantDefault } from '#shared/template/loose-default'
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
import { isReserved, sourceFrom, usualSource } from '#shared/template/source-name'

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
  if (!scanner.take('default')) return otherThanDefault(scanner, token)
  scanner.skipSpace()
  const colon = scanner.take(':') && !/[:=]/.test(scanner.text.charAt(scanner.at))
  if (!colon) otherColon.exec(scanner.text.slice(scanner.at, scanner.at + 3))?.forEach((sign) => scanner.take(sign))
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
  if (scanner.looksAt('|')) return behindDefault(scanner, full)
  scanner.at = defaultSpan.end + 1
  return unclosed(full, pastClose(scanner))
}

/** What is written where a colon should be. */
const otherColon = /^(?::=|=>|=|：|:)/

const onlyDefault = 'Only “default” can follow the “|”. Remove it, or write | default: "…".'

/** Filters, a misspelt word, or anything else in the place of the default. */
function otherThanDefault(scanner: Scanner, token: Token): TokenFault {
  const end = restEnd(scanner)
  const rest = scanner.text.slice(scanner.at, end)
  if (!scanner.text.startsWith('}}', end)) return { message: onlyDefault }
  const late = lateDefaultIn(rest)
  if (late !== undefined)
    return { message: onlyDefault, meant: { ...token, default: late }, fixTitle: 'Keep the default' }
  return isFilters(rest)
    ? { message: onlyDefault, meant: token, fixTitle: 'Remove what follows the name' }
    : { message: onlyDefault }
}

function behindDefault(scanner: Scanner, meant: Token): TokenFault {
  const end = restEnd(scanner)
  const message =
    'Nothing can follow the default: filters are Liquid, which no token understands. Remove what follows it.'
  const isClosed = scanner.text.startsWith('}}', end)
  if (!isClosed || !isFilters(scanner.text.slice(scanner.at + 1, end))) return { message }
  return { message, meant, fixTitle: 'Remove what follows the default', end: end + 2 }
}

/** A default in typographic quotes, or in none. */
function looseDefault(scanner: Scanner, token: Token): TokenFault {
  const raw = scanner.text.slice(scanner.at, restEnd(scanner)).trim()
  if (raw === '')
    return {
      message: 'The default has no text. Write default: "…".',
      meant: { ...token, default: '' },
      fixTitle: 'Add an empty default',
    }
  const text = meantDefault(raw)
  const known = text === undefined ? {} : { meant: { ...token, default: text } }
  if (/^["']/.test(raw)) {
    return {
      message: 'The default has an opening quote and no closing one. Add the quote.',
      ...known,
      fixTitle: 'Close the quote',
    }
  }
  if (typographic.test(raw)) {
    const message = 'A default needs straight quotes: default: "…".'
    return { code: 'curly-quotes', message, ...known, fixTitle: 'Use straight quotes' }
  }
  return { message: 'A default stands in quotes. Write default: "…".', ...known, fixTitle: 'Put the default in quotes' }
}

const typographic = new RegExp(`^[${quoteMarks}]`)

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
  const brace = name.quoted ? -1 : name.text.search(firstCloser)
  if (brace < 1) return name
  return { ...name, text: name.text.slice(0, brace).trimEnd(), span: { ...name.span, end: name.span.start + brace } }
}

/** Braces with a space between them, one instead of two, escaped ones, and what other systems close with. */
const brace = '(?:[}｝]|&#125;|&rcub;|&rbrace;|%7D)'
const closers = new RegExp(`^(?:,\\s*)?(?:${brace}\\s*${brace}|${brace}|\\]\\]|-?%>|\\|\\*)`, 'i')
const firstCloser = new RegExp(`${brace}|\\]\\]|%>`, 'i')

/** Where a token ends that is complete but for its braces: behind those that are there, or what stands for them. */
function pastClose(scanner: Scanner): number {
  const { at } = scanner
  scanner.skipSpace()
  const closed = closers.exec(scanner.text.slice(scanner.at, scanner.at + 16))?.[0]
  const end = closed === undefined ? at : scanner.at + closed.length
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
  const split = quoted ? undefined : splitName(plainName(text))
  if (split !== undefined) {
    return {
      message,
      ...withDefault(scanner, { ...split, default: null }, name),
      fixTitle: 'Write the dash with spaces',
    }
  }
  if (text === '' || scanner.done || (!quoted && (isReserved(text) || isNoProperty(text)))) return { message }
  const meant: Token = { source: { kind: 'profile' }, field: text, default: null }
  return { message, ...withDefault(scanner, meant, name), fixTitle: `Use Profile - ${text}` }
}

const someDash = `[${anyDash}]{1,3}`
const spacedDash = new RegExp(`^(.*?\\S)(?:\\s+${someDash}\\s*|\\s*${someDash}\\s+|\\s*[–—]\\s*)(\\S.*)$`, 's')
const otherSeparator = new RegExp(`^((?:\\w+\\s)?\\w+(?: #\\d)?)\\s*(?:${someDash}|[.:/>_→]|->|\\s)\\s*(\\S.*)$`, 's')

/** A source and a name with another sign between them than “ - ”. Without spaces it is one only behind a word for a source. */
function splitName(text: string): Pick<Token, 'source' | 'field'> | undefined {
  const [, before = '', field = ''] = spacedDash.exec(text) ?? []
  const source = usualSource(before) ?? (before === '' ? undefined : sourceFrom(before))
  if (source !== undefined) return { source, field }
  const [, word = '', rest = ''] = otherSeparator.exec(text) ?? []
  const usual = word === '' ? undefined : usualSource(word)
  return usual === undefined ? undefined : { source: usual, field: rest }
}

/** Whether a bare name is a source without a property, or a property and its source in a way that is not certain. */
function isNoProperty(text: string): boolean {
  return usualSource(text) !== undefined || /^\S+[–—-]\S|\w\.\w|[[\](:>]/.test(text)
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
function restEnd(scanner: Scanner): number {
  const { text } = scanner
  let end = scanner.at
  while (end < text.length && !isLineBreak(text, end) && !text.startsWith('}}', end) && !text.startsWith('{{', end))
    end++
  scanner.saw(end)
  return end
}

function faultEnd(scanner: Scanner): number {
  const { text, at } = scanner
  let end = restEnd(scanner)
  if (text.startsWith('}}', end)) return end + 2
  while (end > at && isSpace(text, end - 1)) end--
  return end
}

function unreadable(scanner: Scanner, start: number, fault: TokenFault): Unreadable {
  const end = fault.end ?? faultEnd(scanner)
  scanner.at = end
  const span = { start, end }
  const fixes: TextFix[] =
    fault.meant === undefined || hasOddName(fault.meant)
      ? []
      : [{ title: fault.fixTitle ?? 'Repair the token', edits: [{ span, text: print(fault.meant) }] }]
  return {
    diagnostic: { code: fault.code ?? 'unreadable-token', severity: 'error', message: fault.message, span, fixes },
  }
}

/** Whether a name holds what belongs to the spelling around it: putting it into a token would only hide what is wrong. */
function hasOddName({ source, field }: Token): boolean {
  const name = source.kind === 'named-event' ? source.name : source.kind === 'recommendation' ? source.slot : ''
  return isOddName(field) || isOddName(name)
}
