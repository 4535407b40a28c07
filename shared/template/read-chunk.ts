import type { Chunk } from '#shared/template/chunk'
import { readChip, readStored } from '#shared/template/clevertap-spelling'
import type { Diagnostic } from '#shared/template/diagnostic'
import type { Node, TokenNode } from '#shared/template/node'
import { readToken, type Unreadable } from '#shared/template/read-token'
import type { Scanner } from '#shared/template/scan'

/** What is looked at of a text without being noted, in UTF-16 units: the head of a chip is the longest, with 400. */
const unnoted = 512

/** Reads from the scanner to the first place at or behind `limit` where nothing goes on but text, and moves there. */
export function readChunk(scanner: Scanner, limit: number): Chunk {
  const start = scanner.at
  const nodes: Node[] = []
  const diagnostics: Diagnostic[] = []
  scanner.seen = start
  let textFrom = start
  while (scanner.at < limit) {
    const read = readNext(scanner, limit)
    if (read === undefined) continue
    if (!('kind' in read)) {
      diagnostics.push(read.diagnostic)
      continue
    }
    if (read.span.start > textFrom) nodes.push({ kind: 'text', span: { start: textFrom, end: read.span.start } })
    nodes.push(read)
    textFrom = read.span.end
  }
  const end = scanner.at
  if (textFrom < end) nodes.push({ kind: 'text', span: { start: textFrom, end } })
  const reach = Math.max(scanner.seen, end) + unnoted - start
  return { origin: start, length: end - start, nodes, diagnostics, reach }
}

/** Moves to the next place where something ends, and returns what that was if it was not plain text. */
function readNext(scanner: Scanner, limit: number): TokenNode | Unreadable | undefined {
  const { text, at } = scanner
  const char = text[at]
  if (char === '{') {
    const next = text[at + 1]
    const token = next === '{' ? readToken(scanner) : undefined
    if (token !== undefined) return token
    if (next === '{' || next === '%') {
      skipLiquid(scanner, `{${next}`, next === '%' ? '%}' : '}}')
      return undefined
    }
  }
  const read = char === '@' ? readChip(scanner) : char === '$' ? readStored(scanner) : undefined
  if (read === undefined) scanner.at = Math.min(nextOpening(text, at + 1), limit)
  return read
}

const opening = /[{@$]/g

function nextOpening(text: string, from: number): number {
  opening.lastIndex = from
  return opening.exec(text)?.index ?? text.length
}

/**
 * Passes over a Liquid tag, where `@` means nothing (https://docs.clevertap.com/docs/liquid-tags).
 * One that does not close before the next one opens is only text, so that it cannot swallow a token.
 */
function skipLiquid(scanner: Scanner, open: string, close: string): void {
  const { text, at } = scanner
  let end = at + 1
  while (end < text.length && !text.startsWith(open, end) && !text.startsWith(close, end)) end++
  scanner.saw(end)
  scanner.at = text.startsWith(close, end) && !text.startsWith(open, end) ? end + close.length : at + 1
}
