import { changeOf } from '#shared/template/change'
import type { Span } from '#shared/template/span'

interface Searched {
  readonly text: string
  readonly spans: readonly Span[]
}

/** In UTF-16 units: what was found in the last text that is longer is kept. */
const longText = 8_000

/**
 * Returns what finds a global pattern in texts. Of a long text that was searched before in another state, only what is around the change is
 * searched. `reach` is how far a match goes from its beginning, with what stands around it, in UTF-16 units.
 */
export function textSearcher(pattern: RegExp, reach: number): (text: string) => readonly Span[] {
  let last: Searched | undefined
  return (text) => {
    if (text.length <= longText) return [...matches(pattern, text, 0)]
    last = {
      text,
      spans: last === undefined ? [...matches(pattern, text, 0)] : searchedAgain(pattern, reach, last, text),
    }
    return last.spans
  }
}

function searchedAgain(
  pattern: RegExp,
  reach: number,
  { text: before, spans }: Searched,
  text: string,
): readonly Span[] {
  const { before: changed, by } = changeOf(before, text)
  const near = spans.findIndex(({ end }) => end > changed.start - reach)
  const first = near < 0 ? spans.length : near
  const found = spans.slice(0, first)
  let next = first
  for (const span of matches(
    pattern,
    text,
    Math.max(0, Math.min(changed.start - reach, spans[first]?.start ?? Infinity)),
  )) {
    while (next < spans.length && (spans[next]?.start ?? 0) + by < span.start) next++
    const isBehind = span.start - by > changed.end + reach
    // from here on, everything is as it was
    if (isBehind && (spans[next]?.start ?? -1) + by === span.start) {
      for (const { start, end } of spans.slice(next)) found.push({ start: start + by, end: end + by })
      break
    }
    found.push(span)
  }
  return found
}

function* matches(pattern: RegExp, text: string, from: number): Generator<Span> {
  let span = firstMatch(pattern, text, from)
  while (span !== undefined) {
    yield span
    span = firstMatch(pattern, text, span.end)
  }
}

function firstMatch(pattern: RegExp, text: string, from: number): Span | undefined {
  pattern.lastIndex = from
  const match = pattern.exec(text)
  pattern.lastIndex = 0
  return match === null ? undefined : { start: match.index, end: match.index + match[0].length }
}
