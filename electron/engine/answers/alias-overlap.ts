import { aliasValues, valueText } from '#shared/audience/alias-values'
import { type EventValues, suggestAliases } from '#shared/audience/suggest-alias'
import type { AliasOverlap } from '#shared/audience/alias-overlap'
import { ExactNumber, parseJson } from '#shared/json/exact-number'
import type { Properties, Value } from '#shared/sample/value'
import type { Db } from '../store/open-store.ts'

/** What is looked at: the first so many events of a name, among the first so many profiles, so many properties and values of each. */
const max = { events: 20_000, profiles: 100_000, properties: 200, values: 20_000, fields: 50 }

/**
 * Which properties of these events hold the same values: what an alias can be made of. Looks at a bounded number of events, and says so
 * where there were more. For a thread that nobody waits for: it may take some hundred milliseconds.
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
  const { texts, complete } = eventTexts(db, name)
  let isComplete = complete
  for (const text of texts) {
    const properties = parseJson(text) as Properties
    for (const property of propertiesOf(properties)) {
      const known = counts.get(property) ?? { seen: 0, values: new Set<string>() }
      if (known.seen === 0 && counts.size >= max.properties) continue
      const values = aliasValues({ name: '', properties: { [name]: property } }, { name, ts: 0, properties })
      if (values.length === 0) continue
      counts.set(property, known)
      known.seen++
      for (const value of values) {
        if (known.values.size < max.values) known.values.add(valueText(value))
        else isComplete = false
      }
    }
  }
  const sorted = [...counts].toSorted(([, a], [, b]) => b.seen - a.seen)
  return { properties: sorted.map(([property, { values }]) => ({ property, values })), complete: isComplete }
}

/** What an alias can name in an event: its properties, and those of the items of its lists. */
function propertiesOf(properties: Properties): readonly string[] {
  return Object.entries(properties).flatMap(([name, value]) => {
    if (!Array.isArray(value)) return [name]
    const items = (value as readonly Value[])
      .slice(0, max.fields)
      .flatMap((item) => (isObject(item) ? Object.keys(item) : []))
    return items.length === 0 ? [name] : [...new Set(items)].slice(0, max.fields).map((field) => `${name}.${field}`)
  })
}

function isObject(value: Value): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber)
}

function eventTexts(db: Db, name: string): { readonly texts: Iterable<string>; readonly complete: boolean } {
  const id = db.prepare<[string], number>('SELECT id FROM event_name WHERE name = ?').pluck().get(name)
  if (id === undefined) return { texts: [], complete: true }
  const end = db
    .prepare<[number], number>('SELECT id FROM profile ORDER BY id LIMIT 1 OFFSET ?')
    .pluck()
    .get(max.profiles)
  const texts = db
    .prepare<[number, number, number], string>(
      `SELECT properties FROM event WHERE id IN
         (SELECT id FROM event INDEXED BY event_order WHERE profile < ? AND name = ? LIMIT ?)`,
    )
    .pluck()
    .all(end ?? Number.MAX_SAFE_INTEGER, id, max.events)
  return { texts, complete: end === undefined && texts.length < max.events }
}
