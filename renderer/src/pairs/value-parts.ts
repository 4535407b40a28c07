import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { piecesInOrder } from '#shared/resolve/long-pair'
import type { ResolvedPair } from '#shared/resolve/resolution'
import type { Token, TokenNode } from '#shared/template/node'
import { parse } from '#shared/template/parse'
import { printSource } from '#shared/template/print'
import type { Span } from '#shared/template/span'

/** What a token comes to for the recipient at hand: its value, its default, nothing; unknown without a recipient. */
export type Outcome = 'value' | 'default' | 'empty' | 'unknown'

export interface TextPart {
  readonly kind: 'text'
  readonly text: string
  readonly start: number
  readonly wrong: 'error' | 'warning' | null
}

export interface Chip {
  readonly kind: 'chip'
  readonly token: Token
  readonly source: string
  readonly span: Span
  readonly sourceSpan: Span
  readonly fieldSpan: Span
  readonly defaultSpan: Span | null
  readonly outcome: Outcome
  /** Why the token cannot be right; null when nothing says so. */
  readonly problem: string | null
  /** What some users do not get right; null when nothing says so. */
  readonly warning: string | null
}

export type Part = TextPart | Chip

/** In UTF-16 units: what a row without the focus shows of a value. The editor has it all. */
export const maxShown = 8_000

/** Returns what the row without the focus shows of a value, in order, with the place in the raw text of every piece. */
export function valueParts(value: string, problems: readonly DraftDiagnostic[], outcomes: string): readonly Part[] {
  let tokens = 0
  const shown = value.length > maxShown ? value.slice(0, maxShown) : value
  const near = problems.filter(({ place: { span } }) => span !== null && span.start < maxShown)
  return parse(shown).nodes.flatMap((node): readonly Part[] =>
    node.kind === 'text' ? textParts(value, node.span, near) : [chip(node, near, outcomeFrom(outcomes[tokens++]))],
  )
}

/** Returns a letter for each token that is shown: short enough to compare, so that a row only changes when an outcome does. */
export function outcomeLetters(pair: ResolvedPair | undefined): string {
  let letters = ''
  for (const { from, span } of pair === undefined ? [] : piecesInOrder(pair)) {
    if (span.start > maxShown) break
    if (from !== 'text') letters += from.charAt(0)
  }
  return letters
}

function outcomeFrom(letter: string | undefined): Outcome {
  return letter === 'v' ? 'value' : letter === 'd' ? 'default' : letter === 'e' ? 'empty' : 'unknown'
}

function chip(node: TokenNode, problems: readonly DraftDiagnostic[], outcome: Outcome): Chip {
  const { token, span, sourceSpan, fieldSpan, defaultSpan } = node
  const own = problemsOver(problems, span)
  const messageOf = (wanted: DraftDiagnostic['severity']) =>
    own.find(({ severity }) => severity === wanted)?.message ?? null
  return {
    ...{ kind: 'chip', token, source: sourceWords(token), span, sourceSpan, fieldSpan, defaultSpan, outcome },
    problem: messageOf('error'),
    warning: messageOf('warning'),
  }
}

/** Returns the problems of a value that are about a stretch of it. */
export function problemsOver(problems: readonly DraftDiagnostic[], span: Span): readonly DraftDiagnostic[] {
  return problems.filter(({ place }) => isOver(place.span, span))
}

/** Returns the source as a chip shows it: a slot or an event by its own name. */
function sourceWords({ source }: Token): string {
  if (source.kind === 'named-event') return source.name
  return source.kind === 'recommendation' ? source.slot : printSource(source)
}

/** Returns text, cut where a problem in it begins and ends. */
function textParts(value: string, span: Span, problems: readonly DraftDiagnostic[]): readonly TextPart[] {
  const marked = problems.filter(({ severity, place }) => severity !== 'info' && isOver(place.span, span))
  const edges = new Set([span.start, span.end])
  for (const { place } of marked) {
    edges.add(Math.max(span.start, place.span?.start ?? span.start))
    edges.add(Math.min(span.end, place.span?.end ?? span.end))
  }
  const cuts = [...edges].sort((a, b) => a - b)
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i] ?? span.start
    const text = value.slice(start, end)
    // under the space between two chips a mark of the whole value would be a smear
    const isGap = text.trim() === ''
    const over = marked.filter(
      ({ place }) => isOver(place.span, { start, end }) && !(isGap && isWider(place.span, { start, end })),
    )
    const wrong = over.some(({ severity }) => severity === 'error') ? 'error' : over.length > 0 ? 'warning' : null
    return { kind: 'text', text, start, wrong }
  })
}

function isWider(a: Span | null, b: Span): boolean {
  return a !== null && (a.start < b.start || a.end > b.end)
}

function isOver(a: Span | null, b: Span): boolean {
  return a !== null && a.start < b.end && b.start < a.end
}
