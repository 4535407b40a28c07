import type { Diagnostic } from '#shared/template/diagnostic'
import type { Source, Token, TokenNode } from '#shared/template/node'
import { print } from '#shared/template/print'
import type { Unreadable } from '#shared/template/read-token'
import { Scanner } from '#shared/template/scan'
import { sourceFrom } from '#shared/template/source-name'

/** No documented name is longer: https://docs.clevertap.com/docs/platform-considerations allows 120 characters. */
const maxChipHeadLength = 400

/**
 * Reads CleverTap's chip text, `@Profile - Name | default: "x"`, and moves behind it. The default is what tells it from
 * ordinary text, so a chip without one is not read. Returns undefined, without moving, for anything else.
 */
export function readChip(scanner: Scanner): TokenNode | undefined {
  const start = scanner.at
  if (start > 0 && /[\p{L}\p{N}_.@]/u.test(scanner.text.charAt(start - 1))) return undefined
  const head = chipHead(scanner.text.slice(start + 1, start + maxChipHeadLength))
  if (head === undefined) return undefined
  const reader = new Scanner(scanner.text, start + 1 + head.length)
  const defaultStart = reader.at
  const text = reader.takeString()
  scanner.saw(reader.seen)
  // a quote that was never closed must not swallow the tokens after it
  if (text === undefined || text.includes('{{') || text.includes(open)) return undefined
  scanner.at = reader.at
  return {
    kind: 'token',
    spelling: 'chip',
    span: { start, end: reader.at },
    token: { source: head.source, field: head.field, default: text },
    sourceSpan: { start: start + 1, end: start + 1 + head.sourceEnd },
    fieldSpan: { start: start + 1 + head.fieldStart, end: start + 1 + head.fieldStart + head.field.length },
    defaultSpan: { start: defaultStart + 1, end: reader.at - 1 },
  }
}

function chipHead(text: string) {
  const bar = text.search(/[|@{}"\n]/)
  if (bar < 0 || text[bar] !== '|') return undefined
  const fallback = /^\|\s*default\s*:\s*(?=["'])/.exec(text.slice(bar, bar + 60))
  const names = text.slice(0, bar)
  const dash = names.search(/\s-\s/)
  if (fallback === null || dash < 1) return undefined
  const source = sourceFrom(names.slice(0, dash).trim())
  const field = names.slice(dash + 3).trim()
  if (source === undefined || field === '' || /^\s/.test(names)) return undefined
  const fieldStart = names.indexOf(field, dash + 3)
  return {
    source,
    field,
    sourceEnd: names.slice(0, dash).trimEnd().length,
    fieldStart,
    length: bar + fallback[0].length,
  }
}

const open = '$replacement$'
const close = '$/replacement$'

/**
 * Reads CleverTap's stored form, `$replacement$##w:Tier[none]$/replacement$`, and moves behind it. A code that no page explains
 * is kept as text, verbatim. Returns undefined, without moving, where no stored form begins.
 */
export function readStored(scanner: Scanner): TokenNode | Unreadable | undefined {
  const start = scanner.at
  if (!scanner.looksAt(open)) return undefined
  const inner = start + open.length
  const { text } = scanner
  let end = inner
  while (end < text.length && !text.startsWith(close, end) && !text.startsWith(open, end)) end++
  scanner.saw(end)
  const span = { start, end: text.startsWith(close, end) ? end + close.length : end }
  scanner.at = span.end
  const content = text.slice(inner, end)
  if (span.end === end) return unclosedStored(scanner, { start, end: inner })
  const code = /^##(?:w:([^[]+)|n:)\[([^]*)\]$/.exec(content)
  if (code === null) return { diagnostic: unknownCode(span) }
  const field = code[1] ?? 'Name'
  const source: Source = { kind: 'profile' }
  const bracket = inner + content.indexOf('[')
  const token: Token = { source, field, default: code[2] ?? '' }
  const fieldSpan = { start: inner, end: bracket }
  return {
    kind: 'token',
    spelling: 'stored',
    span,
    token,
    sourceSpan: fieldSpan,
    fieldSpan,
    defaultSpan: { start: bracket + 1, end: end - 1 },
  }
}

/** Only its beginning is unreadable: what follows may hold tokens. */
function unclosedStored(scanner: Scanner, span: Diagnostic['span']): Unreadable {
  scanner.at = span.end
  const message = `This looks like the beginning of a value as CleverTap stores it. Its end, ${close}, is missing: add it, or remove this.`
  return { diagnostic: { code: 'unclosed-stored-code', severity: 'warning', message, span, fixes: [] } }
}

function unknownCode(span: Diagnostic['span']): Diagnostic {
  const message =
    'This looks like a value as CleverTap stores it, with a code that no CleverTap page explains. It stays as it is: write a token such as {{ @Profile - City }} in its place.'
  return { code: 'unknown-stored-code', severity: 'warning', message, span, fixes: [] }
}

/** Offers Galley's spelling for a token in one of CleverTap's. */
export function conversion(node: TokenNode): Diagnostic {
  const form = node.spelling === 'chip' ? 'as CleverTap shows it' : 'as CleverTap stores it'
  const text = print(node.token)
  return {
    code: 'clevertap-spelling',
    severity: 'info',
    message: `This token is written ${form}. It is read as ${text}.`,
    span: node.span,
    fixes: [{ title: `Convert to ${text}`, edits: [{ span: node.span, text }] }],
  }
}
