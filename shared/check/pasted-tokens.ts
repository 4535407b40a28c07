import { plainText } from '#shared/check/plain-text'
import { isOddName, plainName } from '#shared/template/look-alikes'
import type { Token } from '#shared/template/node'
import { parse } from '#shared/template/parse'
import type { Parsed } from '#shared/template/parsed'
import type { Span } from '#shared/template/span'
import { unescape } from '#shared/template/unescape'

/** Text that was a token before a paste or another program changed it: `&#123;&#123; @Profile - City }}`. */
export interface PastedToken {
  readonly span: Span
  /** The token that it was; null where that is not certain. */
  readonly token: Token | null
}

const quickLook = /[@＠]|&commat;|&#x?0*(?:64|40);|%40/i
/** Braces of any number, an @, and braces again: what stands between them is never longer than the longest names and a default. */
const braced = /(?:[$#](?=\{\s*@))?\{[{\s]{0,6}@([^{}\n]{1,400})\}(?:[\s}]{0,6}\})?/g

/** Finds them in order. What the parser has read, or complained about, is not among them. */
export function findPasted(parsed: Parsed): readonly PastedToken[] {
  return plainText(parsed).flatMap(({ start, end }) => findIn(parsed.source.slice(start, end), start))
}

function findIn(source: string, at: number): readonly PastedToken[] {
  if (!quickLook.test(source)) return []
  const { text, starts } = unescape(source)
  return [...text.matchAll(braced)].flatMap(({ 0: whole, 1: body = '', index }) => {
    const [start, end] = [starts[index] ?? 0, starts[index + whole.length] ?? source.length]
    return bare.test(source.slice(start, end))
      ? []
      : [{ span: { start: at + start, end: at + end }, token: tokenFrom(body) }]
  })
}

/** A bare token in single braces, which has a check of its own. */
const bare = /^\{\s{0,3}@[^{}|]+\s-\s[^{}|]+\}$/

/** Returns the one token that a body in braces comes to, after the parser's own fix where it has one. */
function tokenFrom(body: string): Token | null {
  const bar = body.indexOf('|')
  const head = plainName(bar < 0 ? body : body.slice(0, bar))
  const text = `{{ @${head} ${bar < 0 ? '' : body.slice(bar)} }}`
  const { diagnostics } = parse(text)
  const edit = diagnostics[0]?.fixes[0]?.edits[0]
  const mended = edit === undefined ? text : text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end)
  const { nodes } = parse(mended)
  const [only] = nodes
  if (nodes.length !== 1 || only?.kind !== 'token') return null
  const { field } = only.token
  return isOddName(field) || /[&%;]/.test(field) ? null : only.token
}
