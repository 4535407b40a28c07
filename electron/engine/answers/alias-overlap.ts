import { aliasValues, valueText } from '#shared/audience/alias-values'
import { propertyPaths } from '#shared/audience/property-paths'
import { type EventValues, suggestAliases } from '#shared/audience/suggest-alias'
import type { AliasOverlap } from '#shared/audience/alias-overlap'
import { parseJson } from '#shared/json/exact-number'
import type { Properties } from '#shared/sample/value'
import { eventTexts } from '../store/event-texts.ts'
import type { Db } from '../store/db.ts'

const maxEvents = 20_000
const maxProfiles = 100_000
const maxProperties = 200
const maxValues = 20_000

/**
 * Returns which properties of these events hold the same values: what an alias can be made of. Looks at a bounded number of events, and
 * says where there were more. May take some hundred milliseconds.
 */
export function aliasOverlap(db: Db, { events }: { readonly events: readonly string[] }): AliasOverlap {
  const names = [...new Set(events)]
  const found = names.map((event) => ({ event, ...valuesOf(db, event) }))
  return {
    properties: Object.fromEntries(
      found.map(({ event, properties }) => [event, properties.map((one) => one.property)]),
    ),
    suggestions: found.every(({ properties }) => properties.length > 0) ? suggestAliases(found) : [],
    complete: found.every(({ complete }) => complete),
  }
}

function valuesOf(db: Db, name: string): Omit<EventValues, 'event'> & { readonly complete: boolean } {
  const counts = new Map<string, { seen: number; values: Set<string> }>()
  const { texts, complete } = eventTexts(db, name, { maxEvents, maxProfiles })
  let isComplete = complete
  for (const text of texts) {
    const properties = parseJson(text) as Properties
    for (const property of propertyPaths(properties)) {
      const known = counts.get(property) ?? { seen: 0, values: new Set<string>() }
      if (known.seen === 0 && counts.size >= maxProperties) continue
      const values = aliasValues({ name: '', properties: { [name]: property } }, { name, ts: 0, properties })
      if (values.length === 0) continue
      counts.set(property, known)
      known.seen++
      for (const value of values) {
        if (known.values.size < maxValues) known.values.add(valueText(value))
        else isComplete = false
      }
    }
  }
  const sorted = [...counts].toSorted(([, a], [, b]) => b.seen - a.seen)
  return { properties: sorted.map(([property, { values }]) => ({ property, values })), complete: isComplete }
}
