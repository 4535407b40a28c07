import { heldAlias } from '#shared/audience/qualify'
import type { Draft } from '#shared/campaign/draft'
import { matchesOf } from '#shared/campaign/trigger'
import { own, type Properties, put, type Value } from '#shared/sample/value'
import { tokensIn } from '#shared/template/uses'

/** What a draft reads of a user, to decide who gets the message and to make its texts. */
export interface UsedProperties {
  readonly profile: ReadonlySet<string>
  /** Events that decide, and those whose newest occurrence tokens read, with the properties that are read of them. */
  readonly events: ReadonlyMap<string, ReadonlySet<string>>
  /** The events of the trigger: every occurrence of them counts, of the others the newest alone. */
  readonly deciding: ReadonlySet<string>
  /** Columns by slot. */
  readonly items: ReadonlyMap<string, ReadonlySet<string>>
}

/** Returns what a draft reads of a user. */
export function usedProperties(draft: Draft): UsedProperties {
  const profile = new Set(draft.profileWhere.map(({ property }) => property))
  const events = new Map<string, Set<string>>()
  const items = new Map(draft.recommendations.map(({ slot }) => [slot, new Set<string>()]))
  const alias = heldAlias(draft)
  const matches = matchesOf(draft.trigger)
  for (const { event, where } of matches) {
    const read = at(events, event)
    for (const { property } of where) addPath(read, property)
    addPath(read, alias === null ? undefined : own(alias.properties, event))
  }
  const deciding = new Set(matches.map(({ event }) => event))
  for (const { value } of draft.pairs) {
    for (const { token } of tokensIn(value)) {
      const { source, field } = token
      if (source.kind === 'profile') profile.add(field)
      else if (source.kind === 'event') for (const event of deciding) at(events, event).add(field)
      else if (source.kind === 'named-event') at(events, source.name).add(field)
      else if (source.kind === 'recommendation') at(items, source.slot).add(field)
    }
  }
  // the age follows from the date of birth
  if (profile.has('Age')) profile.add('DOB')
  return { profile, events, deciding, items }
}

/** `Items.prod_name` may be a property of that name, or one of the items of the list `Items`. */
function addPath(read: Set<string>, path: string | undefined): void {
  if (path === undefined) return
  read.add(path)
  const dot = path.indexOf('.')
  if (dot > 0) read.add(path.slice(0, dot))
}

function at(sets: Map<string, Set<string>>, name: string): Set<string> {
  const known = sets.get(name) ?? new Set<string>()
  sets.set(name, known)
  return known
}

/** Returns those of the properties that are there, in the order of their names. */
export function only(properties: Properties, names: Iterable<string>): Properties {
  const kept: Record<string, Value> = {}
  for (const name of [...names].sort()) {
    const value = own(properties, name)
    if (value !== undefined) put(kept, name, value)
  }
  return kept
}
