import type { ObservedSchema, ObservedScope } from '#shared/sample/observed'

/** From when to when the samples have events, in milliseconds since 1970, as far as their properties tell; null where they do not. */
export interface SeenSpan {
  readonly oldest: number | null
  readonly newest: number | null
}

const unknown: SeenSpan = { oldest: null, newest: null }
const spans = new WeakMap<ObservedScope, SeenSpan>()
const together = new WeakMap<ObservedSchema['events'], SeenSpan>()

/** Returns the span of the events of one name, or of all events. Worked out once for each schema. */
export function seenSpan({ events }: ObservedSchema, name?: string): SeenSpan {
  if (name !== undefined) {
    const scope = events.get(name)
    return scope === undefined ? unknown : spanOf(scope)
  }
  const known = together.get(events)
  if (known !== undefined) return known
  const span = merged([...events.values()].map(spanOf))
  together.set(events, span)
  return span
}

function spanOf(scope: ObservedScope): SeenSpan {
  const known = spans.get(scope)
  if (known !== undefined) return known
  const span = merged(
    [...scope.properties.values()].map(({ firstSeen, lastSeen }) => ({ oldest: firstSeen, newest: lastSeen })),
  )
  spans.set(scope, span)
  return span
}

function merged(all: readonly SeenSpan[]): SeenSpan {
  return all.reduce(
    (a, b) => ({ oldest: chosen(a.oldest, b.oldest, Math.min), newest: chosen(a.newest, b.newest, Math.max) }),
    unknown,
  )
}

function chosen(a: number | null, b: number | null, choose: (a: number, b: number) => number): number | null {
  return a === null ? b : b === null ? a : choose(a, b)
}
