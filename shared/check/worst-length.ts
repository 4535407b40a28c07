import type { CheckContext, CheckedPair } from '#shared/check/context'
import { observed, scopeOf } from '#shared/check/known-names'
import type { Token } from '#shared/template/node'

/** How long a resolved value can get with the values in the samples. */
export interface WorstLength {
  /** In UTF-16 units. */
  readonly characters: number
  /** At most this many bytes of UTF-8. */
  readonly bytes: number
  /** Whether the samples have a part in it. */
  readonly sampled: boolean
}

/** A UTF-16 unit takes three bytes of UTF-8 at most. */
const maxBytesPerUnit = 3

/** Longest printed dates: “September 30, 2023” and “Sep 30, 2023”. */
const dateLength = { long: 18, short: 12 } as const

/** Several checks ask for it, of pairs that are made for one look at a draft. */
const known = new WeakMap<CheckedPair, WorstLength>()

/** Returns the longest text that a pair's value can resolve to. */
export function worstLength(pair: CheckedPair, context: CheckContext): WorstLength {
  const kept = known.get(pair)
  if (kept !== undefined) return kept
  const length = measured(pair, context)
  known.set(pair, length)
  return length
}

function measured({ value }: CheckedPair, context: CheckContext): WorstLength {
  const ofProfiles = new Map<string, number>()
  let [characters, bytes, sampled] = [0, 0, false]
  for (const node of value.parsed.nodes) {
    if (node.kind === 'text') {
      characters += node.span.end - node.span.start
      bytes += utf8Length(value.source, node.span.start, node.span.end)
      continue
    }
    const { source, field } = node.token
    const longest = (source.kind === 'profile' ? ofProfiles.get(field) : undefined) ?? longestValue(node.token, context)
    if (source.kind === 'profile') ofProfiles.set(field, longest)
    const fallback = node.token.default ?? ''
    characters += Math.max(longest, fallback.length)
    bytes += Math.max(longest * maxBytesPerUnit, utf8Length(fallback))
    sampled ||= longest > 0
  }
  return { characters, bytes, sampled }
}

function longestValue({ source, field }: Token, context: CheckContext): number {
  const scope = scopeOf(source, context)
  const property = scope === undefined ? undefined : observed(scope, field)
  const text = property?.length?.max ?? 0
  return property?.types.date === undefined ? text : Math.max(text, dateLength[context.draft.format.month])
}

/** Returns how many bytes a stretch of a text has in UTF-8. */
export function utf8Length(text: string, start = 0, end = text.length): number {
  let bytes = 0
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i)
    const isHigh = code >= 0xd800 && code < 0xdc00
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : isHigh || (code >= 0xdc00 && code < 0xe000) ? 2 : 3
  }
  return bytes
}
