import { plainText } from '#shared/check/plain-text'
import { anyDash, quoteMarks } from '#shared/template/look-alikes'
import { meantDefault } from '#shared/template/loose-default'
import type { Source } from '#shared/template/node'
import type { Parsed } from '#shared/template/parsed'
import { sourceFrom, usualSource } from '#shared/template/source-name'

/** Text such as `@Profile - City`, which lacks the braces and the default that would make it a token. */
export interface BareToken {
  /** Where its `@` stands, in UTF-16 units. */
  readonly start: number
  readonly source: Source
  /** Where what follows the dash begins, and that text: the name and whatever comes after it on the line. */
  readonly nameStart: number
  readonly rest: string
  /** False where no space stands around the dash, or another sign in its place: only a name that the samples know tells it. */
  readonly isSpaced: boolean
  /** Where a single `{` stands before it, if a `}` stands behind the rest; null otherwise. */
  readonly brace: number | null
  /** What stands behind the rest where that is a “|”: its default, null where that cannot be read, and its length. */
  readonly behind: { readonly default: string | null; readonly length: number } | null
}

const rest = '([^@|｜{}\\n]{1,120})'
const spaced = new RegExp(`(\\{\\s{0,3})?[@＠]([\\p{L}\\p{N}][^@|{}\\n]{0,80}?)\\s[${anyDash}]\\s${rest}`, 'gu')
const close = new RegExp(`(\\{\\s{0,3})?[@＠](\\p{L}{4,12})\\s?[${anyDash}.:/]\\s?${rest}`, 'gu')

/** Finds them in order. A name after `@` that is no source of its own is taken for an event's. */
export function findBareTokens(parsed: Parsed): readonly BareToken[] {
  return plainText(parsed).flatMap(({ start, end }) => findIn(parsed.source.slice(start, end), start))
}

function findIn(text: string, at: number): readonly BareToken[] {
  if (!/[@＠]/.test(text)) return []
  const found = [...matchesOf(text, at, spaced, true), ...matchesOf(text, at, close, false)]
  const starts = new Set<number>()
  return found.filter(({ start }) => !starts.has(start) && starts.add(start)).sort((a, b) => a.start - b.start)
}

function matchesOf(text: string, at: number, pattern: RegExp, isSpaced: boolean): readonly BareToken[] {
  const found: BareToken[] = []
  let lastEnd = 0
  for (const match of text.matchAll(pattern)) {
    const [whole, open = '', name = '', rest = ''] = match
    const source = usualSource(name.trim()) ?? (isSpaced ? sourceFrom(name.trim()) : undefined)
    const isInWord = /[\p{L}\p{N}_.@]/u.test(text.charAt(match.index - 1)) && match.index !== lastEnd
    if (source === undefined || isInWord) continue
    lastEnd = match.index + whole.length
    const behind = behindRest(text.slice(lastEnd, lastEnd + maxDefault))
    const closing = text.charAt(lastEnd + (behind?.length ?? 0))
    const brace = open !== '' && closing === '}' ? at + match.index : null
    const start = at + match.index + open.length
    found.push({ start, source, nameStart: at + lastEnd - rest.length, rest, isSpaced, brace, behind })
  }
  return found
}

/** How much text, in UTF-16 units, is looked at for a default. */
const maxDefault = 400
const quote = `(?:[${quoteMarks}]|&(?:quot|apos|#34|#39|[lrb]d?[sd]?quo);)`
const defaultBehind = new RegExp(
  `^[|｜]\\s*default\\s*[:=：]?\\s*(${quote}[^\\n{}|]*?${quote})(?=[\\s.,;:!?)}]|$)\\s?`,
  'i',
)

function behindRest(text: string): BareToken['behind'] {
  if (!/^[|｜]/.test(text)) return null
  const match = defaultBehind.exec(text)
  const fallback = match?.[1] === undefined ? undefined : meantDefault(match[1])
  return { default: fallback ?? null, length: fallback === undefined ? 0 : (match?.[0].trimEnd().length ?? 0) }
}
