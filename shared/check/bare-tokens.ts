import { plainText } from '#shared/check/plain-text'
import type { Source } from '#shared/template/node'
import type { Parsed } from '#shared/template/parse'
import { sourceFrom } from '#shared/template/source-name'

/** Text such as `@Profile - City`, which lacks the braces and the default that would make it a token. */
export interface BareToken {
  /** Where its `@` stands, in UTF-16 units. */
  readonly start: number
  readonly source: Source
  /** Where what follows the dash begins, and that text: the name and whatever comes after it on the line. */
  readonly nameStart: number
  readonly rest: string
  /** Where a single `{` stands before it, if a `}` stands behind the rest; null otherwise. */
  readonly brace: number | null
}

const pattern = /(\{\s{0,3})?@([\p{L}\p{N}][^@|{}\n]{0,80}?)\s-\s([^@|{}\n]{1,120})/gu

/** Finds them in order. A name after `@` that is no source of its own is taken for an event's. */
export function findBareTokens(parsed: Parsed): readonly BareToken[] {
  if (!parsed.source.includes('@')) return []
  return plainText(parsed).flatMap(({ start, end }) => findIn(parsed.source.slice(start, end), start))
}

function findIn(text: string, at: number): readonly BareToken[] {
  const found: BareToken[] = []
  let lastEnd = 0
  for (const match of text.matchAll(pattern)) {
    const [whole, open = '', name = '', rest = ''] = match
    const source = sourceFrom(name.trim())
    const isInWord = /[\p{L}\p{N}_.@]/u.test(text.charAt(match.index - 1)) && match.index !== lastEnd
    if (source === undefined || isInWord) continue
    lastEnd = match.index + whole.length
    const brace = open !== '' && text.charAt(lastEnd) === '}' ? at + match.index : null
    found.push({ start: at + match.index + open.length, source, nameStart: at + lastEnd - rest.length, rest, brace })
  }
  return found
}
