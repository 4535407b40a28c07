import type { Foreign } from '#shared/check/foreign-syntax'
import type { PastedToken } from '#shared/check/pasted-tokens'
import { plainText } from '#shared/check/plain-text'
import type { TokenNode } from '#shared/template/node'
import type { Parsed } from '#shared/template/parsed'
import type { Span } from '#shared/template/span'

/** Signs of a token or of another system that belong to nothing. */
export interface Stray {
  /** What to take away, in order: two stretches around a token, or one anywhere. */
  readonly spans: readonly Span[]
  /** True where the signs stand around a token, so that it is certain that they are too many. */
  readonly isAround: boolean
}

/** What every stray has one of. */
const anySign = /[{}[\]<>%*｛｝]|&#|&[lr]|##[nw]:|\$\/replacement\$/i
/** How far the signs around a token are looked for, in UTF-16 units. */
const reach = 60
const [escapedOpen, escapedClose] = [
  '(?:[{｛]|%7b|&#0*123;|&#x0*7b;|&l(?:brace|cub);)',
  '(?:[}｝]|%7d|&#0*125;|&#x0*7d;|&r(?:brace|cub);)',
]
const escapedSpace = '(?:\\s|%20|&nbsp;|&#160;)'

/** What other systems put around their tokens, before and behind. */
const wrappers: readonly (readonly [before: RegExp, behind: RegExp])[] = [
  [
    new RegExp(`[$#]?(?:${escapedOpen}${escapedSpace}*)+$`, 'i'),
    new RegExp(`^(?:${escapedSpace}*${escapedClose})+`, 'i'),
  ],
  [/\[\[\s*$/, /^\s*\]\]/],
  [/<%[=-]?\s*$/, /^\s*-?%>/],
  [/%%=?\s*$/, /^\s*=?%%/],
  [/\*\|\s*$/, /^\s*\|\*/],
  [/<<\s*$/, /^\s*>>/],
  [/\{%-?\s*$/, /^\s*-?%\}/],
]

/** Finds the strays of a template, in order and without overlaps. */
export function findStrays(
  parsed: Parsed,
  tokens: readonly TokenNode[],
  others: readonly (Foreign | PastedToken)[],
): readonly Stray[] {
  if (!anySign.test(parsed.source)) return []
  const around = tokens.flatMap((node) => wrapperOf(parsed.source, node, tokens))
  const taken = [...around.flatMap(({ spans }) => spans), ...others.map(({ span }) => span)]
  const strays = [...around, ...loneBraces(parsed, taken)]
  return strays.sort((a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0))
}

function wrapperOf(source: string, { span }: TokenNode, tokens: readonly TokenNode[]): readonly Stray[] {
  const left = source.slice(Math.max(0, span.start - reach), span.start)
  const right = source.slice(span.end, span.end + reach)
  if (!/[{｛[<%=*|;b0-]\s*$/i.test(left)) return []
  for (const [before, behind] of wrappers) {
    const open = before.exec(left)?.[0]
    const close = behind.exec(right)?.[0]
    if (open === undefined || close === undefined) continue
    const spans = [
      { start: span.start - open.length, end: span.start },
      { start: span.end, end: span.end + close.length },
    ]
    return tokens.some((other) => spans.some((one) => overlaps(one, other.span))) ? [] : [{ spans, isAround: true }]
  }
  return []
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** Two braces together, as they are or escaped, what begins and ends a tag of Liquid, or parts of a token as CleverTap stores it. */
const doubled = new RegExp(
  `${escapedOpen}{2,}|${escapedClose}{2,}|\\{\\s\\{|\\}\\s\\}|\\{%|%\\}|##[nw]:|\\$/replacement\\$`,
  'gi',
)

/** Doubled braces that no single ones of the text, as JSON has them, pair off with. */
function loneBraces(parsed: Parsed, taken: readonly Span[]): readonly Stray[] {
  const text = blanked(parsed, taken)
  if (!anySign.test(text)) return []
  const unpaired = unpairedBraces(text)
  const found: Stray[] = []
  for (const { 0: signs, index } of text.matchAll(doubled)) {
    const span = { start: index, end: index + signs.length }
    if (/^[{}\s]+$/.test(signs) && !unpaired.subarray(span.start, span.end).includes(1)) continue
    found.push({ spans: [span], isAround: false })
  }
  return [...found, ...besideTokens(parsed, text, unpaired, found)]
}

const opensBefore = new RegExp(
  `(?:\\[\\[|<%[=-]?|\\*\\||%%|${escapedOpen}${escapedSpace}*${escapedOpen}|[{｛])\\s*$`,
  'i',
)
const closesBehind = new RegExp(
  `^\\s*(?:\\]\\]|-?%>|\\|\\*|%%|\\|[^{}\\n]{0,80}\\}|${escapedClose}${escapedSpace}*${escapedClose}|[}｝])`,
  'i',
)

/** Signs on one side of a token alone: `{{ @Profile - City }}}`. Single braces that have another one are the text's own. */
function besideTokens(parsed: Parsed, text: string, unpaired: Uint8Array, found: readonly Stray[]): readonly Stray[] {
  return parsed.nodes.flatMap(({ kind, span }) => {
    if (kind !== 'token') return []
    const from = Math.max(0, span.start - reach)
    const before = opensBefore.exec(text.slice(from, span.start))
    const behind = closesBehind.exec(text.slice(span.end, span.end + 2 * reach))
    const places = [
      ...(before === null ? [] : [{ start: from + before.index, end: span.start }]),
      ...(behind === null ? [] : [{ start: span.end, end: span.end + behind[0].length }]),
    ]
    return places.flatMap((one) => {
      const signs = text.slice(one.start, one.end).trim()
      const at = text.indexOf(signs, one.start)
      if (/^[{}\s]+$/.test(signs) && !unpaired.subarray(at, at + signs.length).includes(1)) return []
      const isKnown = found.some(({ spans }) => spans.some((other) => overlaps(one, other)))
      return isKnown ? [] : [{ spans: [one], isAround: false }]
    })
  })
}

/** The source with spaces in the place of everything that something else speaks of. */
function blanked(parsed: Parsed, taken: readonly Span[]): string {
  const { source } = parsed
  const kept = new Uint8Array(source.length)
  for (const { start, end } of plainText(parsed)) kept.fill(1, start, end)
  for (const { start, end } of taken) kept.fill(0, start, end)
  const parts: string[] = []
  let from = 0
  for (let i = 1; i <= source.length; i++) {
    if (i < source.length && kept[i] === kept[from]) continue
    parts.push(kept[from] === 1 ? source.slice(from, i) : ' '.repeat(i - from))
    from = i
  }
  return parts.join('')
}

/** A 1 for every brace that has no other one. A pair of doubled braces with nothing but a token's text between is one too. */
function unpairedBraces(text: string): Uint8Array {
  const lone = new Uint8Array(text.length)
  const open: number[] = []
  for (let i = 0; i < text.length; i++) {
    const char = text[i]
    if (char === '{') open.push(i)
    else if (char === '}') {
      const start = open.pop()
      if (start === undefined) lone[i] = 1
      else if (isDoubled(text, start) && isDoubled(text, i)) lone[start] = lone[i] = 1
    }
  }
  for (const at of open) lone[at] = 1
  return lone
}

function isDoubled(text: string, at: number): boolean {
  const sign = text.charAt(at)
  return (
    text
      .slice(at + 1, at + 3)
      .trim()
      .startsWith(sign) ||
    text
      .slice(Math.max(0, at - 2), at)
      .trim()
      .endsWith(sign)
  )
}
