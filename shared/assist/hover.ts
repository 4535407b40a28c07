import { mainType } from '#shared/assist/main-type'
import type { AssistWorld } from '#shared/assist/completion'
import { textOf } from '#shared/assist/sample-text'
import { tokenAt } from '#shared/assist/token-at'
import { type Scope, observed, scopeOf } from '#shared/check/known-names'
import { compile } from '#shared/resolve/compile'
import type { Piece } from '#shared/resolve/resolution'
import type { ObservedProperty } from '#shared/sample/observed'
import { type ValueType, valueTypes } from '#shared/sample/value'
import { label, print } from '#shared/template/print'
import type { Span } from '#shared/template/span'
import type { Token } from '#shared/template/node'

/** What the samples show of a token's property. */
export interface Statistics {
  /** What is counted: `users`, `“Charged” events`, `items of “Products”`. */
  readonly noun: string
  readonly total: number
  readonly filled: number
  /** From 0 to 1. */
  readonly fillRate: number
  readonly mainType: ValueType | null
  /** Shares of the filled values, from 0 to 1, most first. */
  readonly types: readonly { readonly type: ValueType; readonly count: number; readonly share: number }[]
  /** At most five, most first. */
  readonly top: readonly { readonly text: string; readonly count: number }[]
  readonly distinct: number
  readonly distinctIsExact: boolean
  /** Of the texts, in UTF-16 units. */
  readonly length: { readonly min: number; readonly max: number } | null
  /** In milliseconds since 1970. */
  readonly firstSeen: number | null
  readonly lastSeen: number | null
}

/** What there is to know about the token at the caret. */
export interface Hover {
  readonly span: Span
  readonly token: Token
  /** Its name for people: `Profile - City`. */
  readonly label: string
  readonly canonical: string
  /** What the token comes to for the current recipient, and where that is from; null without a recipient. */
  readonly piece: Piece | null
  /** Null when no sample has the property. */
  readonly statistics: Statistics | null
}

/** Returns what the token at an offset (UTF-16) is, comes to, and looks like in the samples; null where no token is. */
export function hover(source: string, offset: number, world: AssistWorld): Hover | null {
  const node = tokenAt(source, offset)
  if (node === undefined) return null
  const { token, span } = node
  return {
    span,
    token,
    label: label(token),
    canonical: print(token),
    piece: pieceFor(source.slice(span.start, span.end), world),
    statistics: statisticsFor(token, world),
  }
}

function pieceFor(value: string, { draft, recipient }: AssistWorld): Piece | null {
  if (recipient === null) return null
  const pair = compile({ ...draft, pairs: [{ key: '', value }] }).resolve(recipient)[0]
  return pair?.pieces.find((piece) => piece.from !== 'text') ?? null
}

function statisticsFor(token: Token, world: AssistWorld): Statistics | null {
  const scope = scopeOf(token.source, world)
  const property = scope === undefined ? undefined : observed(scope, token.field)
  return scope === undefined || property === undefined ? null : statisticsOf(property, scope, world)
}

function statisticsOf(property: ObservedProperty, { noun, total }: Scope, { draft }: AssistWorld): Statistics {
  const { filled, types, distinct, distinctIsExact, length, firstSeen, lastSeen } = property
  const counts = valueTypes.map((type) => ({ type, count: types[type] ?? 0 })).filter(({ count }) => count > 0)
  return {
    noun: noun.many,
    total,
    filled,
    fillRate: filled / total,
    mainType: mainType(property)?.main ?? null,
    types: counts.sort((a, b) => b.count - a.count).map((entry) => ({ ...entry, share: entry.count / filled })),
    top: property.top.slice(0, 5).map(({ value, count }) => ({ text: textOf(value, draft), count })),
    ...{ distinct, distinctIsExact, length, firstSeen, lastSeen },
  }
}
