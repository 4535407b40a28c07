import { folded } from '#shared/assist/text-fit'
import type { ObservedSchema } from '#shared/sample/observed'
import type { Source } from '#shared/template/node'
import { usualSource } from '#shared/template/source-name'

/** What is typed of a name, and the source that it is looked for in; null for all. */
export interface Reading {
  readonly query: string
  readonly source: Source | null
}

/** In letters: with fewer, two that changed places mean nothing; a longer text is no slip. */
const shortest = 3
const longest = 16

/** Returns the source that is meant by a typed one that has no samples: `Profile` by `profile`, an event in another letter case. */
export function meantSource(source: Source | null, schema: ObservedSchema): Source | null {
  if (source?.kind !== 'named-event' || schema.events.has(source.name)) return source
  return sourceNamed(source.name, schema) ?? source
}

/** Returns how else something can be read that nothing fits: `profile ci` as `ci` of the profile, `ctiy` as `city`. */
export function otherReadings({ query, source }: Reading, schema: ObservedSchema): readonly Reading[] {
  const [, head = '', rest = ''] = /^(\S+)\s+(.+)$/s.exec(query) ?? []
  const named = source === null && head !== '' ? sourceNamed(head, schema) : undefined
  if (named !== undefined) return [{ query: rest, source: named }]
  return /\s/.test(query) ? [] : swaps(query).map((other) => ({ query: other, source }))
}

function sourceNamed(name: string, { events }: ObservedSchema): Source | undefined {
  const usual = usualSource(name)
  if (usual !== undefined) return usual
  const wanted = folded(name)
  const event = [...events.keys()].find((each) => folded(each) === wanted)
  return event === undefined ? undefined : { kind: 'named-event', name: event }
}

/** The text with each two neighbours in each other's place: the commonest slip. */
function swaps(text: string): readonly string[] {
  const chars = [...text]
  if (chars.length < shortest || chars.length > longest) return []
  return chars.slice(1).flatMap((char, index) => {
    const before = chars[index] ?? ''
    return before === char ? [] : [chars.toSpliced(index, 2, char, before).join('')]
  })
}
