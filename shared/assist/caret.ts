import { tokenAt } from '#shared/assist/token-at'
import type { Source, Token } from '#shared/template/node'
import { sourceFrom } from '#shared/template/source-name'
import type { Span } from '#shared/template/span'

/** What a person is typing at the caret: which token, or a token's default. */
export type Caret =
  | {
      readonly kind: 'token'
      /** What an accepted token replaces. */
      readonly span: Span
      /** What is typed of the name, up to the caret. */
      readonly query: string
      /** The source, once it is typed with its dash; null while anything is asked for. */
      readonly source: Source | null
      /** Whether braces show that a token is meant, and not an `@` in ordinary text. */
      readonly braced: boolean
    }
  | { readonly kind: 'default'; readonly span: Span; readonly query: string; readonly token: Token }

/** The furthest that an `@` can be behind the caret, in UTF-16 units. */
const maxLookBack = 200

/** Reads what stands around the caret; undefined where nothing can be completed. */
export function caretAt(source: string, offset: number): Caret | undefined {
  const node = tokenAt(source, offset)
  if (node === undefined || offset === node.span.start) return openCaret(source, offset)
  const { token, span, defaultSpan } = node
  if (defaultSpan !== null && offset >= defaultSpan.start && offset <= defaultSpan.end) {
    return { kind: 'default', span: defaultSpan, query: source.slice(defaultSpan.start, offset), token }
  }
  const isPastNames = /[|}]/.test(source.slice(node.fieldSpan.end, offset))
  if (isPastNames || node.spelling === 'stored' || offset < node.sourceSpan.start) return undefined
  if (offset <= node.sourceSpan.end) {
    return { kind: 'token', span, query: source.slice(node.sourceSpan.start, offset), source: null, braced: true }
  }
  const query = source.slice(node.fieldSpan.start, Math.min(offset, node.fieldSpan.end))
  return { kind: 'token', span, query, source: token.source, braced: true }
}

/** After an `@` that is not a readable token yet. */
function openCaret(source: string, offset: number): Caret | undefined {
  const head = /(\{\{\s*)?@([^@|{}\n\r\u2028\u2029]*)$/.exec(source.slice(Math.max(0, offset - maxLookBack), offset))
  if (head === null) return undefined
  const [whole, braces, typed = ''] = head
  const start = offset - whole.length
  const braced = braces !== undefined
  if (!braced && (endsInAddress(source.slice(0, start)) || isInLiquid(source, start) || !couldBeName(typed)))
    return undefined
  const span = { start, end: braced ? closedEnd(source, offset) : offset }
  const dash = /^(.*?\S)\s+-(?:\s+(.*))?$/s.exec(typed.replace(/^\s+/, ''))
  if (dash?.[1] === undefined) return { kind: 'token', span, query: typed.trim(), source: null, braced }
  const from = sourceFrom(unquoted(dash[1]))
  return { kind: 'token', span, query: unquoted((dash[2] ?? '').trim()), source: from ?? null, braced }
}

/** Returns whether an `@` behind the text would look like an e-mail address that is being typed: those begin in ASCII. */
export function endsInAddress(text: string): boolean {
  return /[\w.+-]$/.test(text)
}

/** In ordinary text, a space behind the `@` or a sentence's punctuation ends the guess that a name is being typed. */
function couldBeName(typed: string): boolean {
  return typed.length <= 80 && !/^\s|[,;:!?]|\.\s/.test(typed)
}

/** Behind the braces that close the token, if they stand on the same line with no other token before them. */
function closedEnd(source: string, offset: number): number {
  const rest = /^[^{}@\n\r\u2028\u2029]*\}\}/.exec(source.slice(offset, offset + 2 * maxLookBack))
  return offset + (rest?.[0].length ?? 0)
}

/** `@` means nothing inside a Liquid tag: https://docs.clevertap.com/docs/liquid-tags */
function isInLiquid(source: string, at: number): boolean {
  const tag = source.lastIndexOf('{%', at)
  if (tag >= 0 && source.indexOf('%}', tag) >= at) return true
  const output = source.lastIndexOf('{{', at)
  return (
    output >= 0 &&
    source.lastIndexOf('}}', at) < output &&
    source.includes('}}', at) &&
    !source
      .slice(output + 2, at + 1)
      .trimStart()
      .startsWith('@')
  )
}

function unquoted(text: string): string {
  return text.replace(/^["']|["']$/g, '')
}
