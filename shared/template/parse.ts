import { readChip, readStored } from '#shared/template/clevertap-spelling'
import type { Diagnostic } from '#shared/template/diagnostic'
import type { Node, TokenNode } from '#shared/template/node'
import { readToken, type Unreadable } from '#shared/template/read-token'
import { Scanner } from '#shared/template/scan'

export interface Parsed {
  readonly source: string
  /** In order and without gaps: their spans cover the whole source. */
  readonly nodes: readonly Node[]
  readonly diagnostics: readonly Diagnostic[]
}

/** In UTF-16 units: the last template that is longer is kept, because several parts of the window read it after every letter. */
const longSource = 8_000
let lastLong: Parsed | undefined

/**
 * Splits a template into text and tokens. Never throws and never drops a character: whatever cannot be read
 * becomes text, with a diagnostic over it. Takes time linear in the length of the source.
 */
export function parse(source: string): Parsed {
  if (source.length <= longSource) return parseAnew(source)
  if (lastLong?.source !== source) lastLong = parseAnew(source)
  return lastLong
}

function parseAnew(source: string): Parsed {
  const nodes: Node[] = []
  const diagnostics: Diagnostic[] = []
  const scanner = new Scanner(source)
  let textFrom = 0
  while (!scanner.done) {
    const read = readNext(scanner)
    if (read === undefined) continue
    if (!('kind' in read)) {
      diagnostics.push(read.diagnostic)
      continue
    }
    if (read.span.start > textFrom) nodes.push({ kind: 'text', span: { start: textFrom, end: read.span.start } })
    nodes.push(read)
    textFrom = read.span.end
  }
  if (textFrom < source.length) nodes.push({ kind: 'text', span: { start: textFrom, end: source.length } })
  return { source, nodes, diagnostics }
}

/** Moves to the next place where something ends, and returns what that was if it was not plain text. */
function readNext(scanner: Scanner): TokenNode | Unreadable | undefined {
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
  if (read === undefined) scanner.at = nextOpening(text, at + 1)
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
  for (let i = at + 1; i < text.length && !text.startsWith(open, i); i++) {
    if (text.startsWith(close, i)) {
      scanner.at = i + close.length
      return
    }
  }
  scanner.at = at + 1
}
