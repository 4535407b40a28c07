import type { CheckContext } from '#shared/check/context'
import { type NameIndex, nameIndexOf } from '#shared/check/name-index'
import type { ObservedProperty, ObservedSchema } from '#shared/sample/observed'
import { systemEventProperties, systemProfileProperties } from '#shared/sample/system-properties'
import type { Source } from '#shared/template/node'
import { triggeringEvent } from '#shared/campaign/trigger'
import { type Noun, users } from '#shared/check/words'

/** Where a token's names come from: the profiles, the events of one name, or a catalog. */
export interface Scope {
  readonly kind: 'profile' | 'event' | 'catalog'
  /** The event's or catalog's name; empty for profiles. */
  readonly name: string
  readonly properties: ReadonlyMap<string, ObservedProperty>
  readonly total: number
  /** Whether a name that is not here is in no sample. */
  readonly complete: boolean
  readonly noun: Noun
  /** The names in the samples and those that CleverTap itself has. */
  readonly names: NameIndex
  readonly system: readonly string[]
}

/** The profiles of a schema, which almost every token asks for. */
const profileScopes = new WeakMap<ObservedSchema['profiles'], Scope>()

/** Returns the profiles as a scope. */
export function profileScope({ profiles }: Pick<ObservedSchema, 'profiles'>): Scope {
  const known = profileScopes.get(profiles)
  if (known !== undefined) return known
  const names = nameIndexOf(profiles.properties, 'profile', systemProfileProperties)
  const scope: Scope = { kind: 'profile', name: '', ...profiles, noun: users, names, system: systemProfileProperties }
  profileScopes.set(profiles, scope)
  return scope
}

/** Returns the events of one name as a scope; undefined when no sample event has the name. */
export function eventScope(schema: ObservedSchema, name: string): Scope | undefined {
  const scope = schema.events.get(name)
  if (scope === undefined) return undefined
  const noun = { one: `“${name}” event`, many: `“${name}” events` }
  const names = nameIndexOf(scope.properties, 'event', systemEventProperties)
  return { kind: 'event', name, ...scope, noun, names, system: systemEventProperties }
}

function catalogScope(schema: ObservedSchema, name: string): Scope | undefined {
  const catalog = schema.catalogs.get(name)
  if (catalog === undefined) return undefined
  const noun = { one: `item of “${name}”`, many: `items of “${name}”` }
  const { columns: properties, items: total } = catalog
  return { kind: 'catalog', name, properties, total, complete: true, noun, names: nameIndexOf(properties), system: [] }
}

/** Returns the scope that a token's field belongs to; undefined when it has none, or none in the samples. */
export function scopeOf(source: Source, { draft, schema }: Pick<CheckContext, 'draft' | 'schema'>): Scope | undefined {
  if (source.kind === 'profile') return profileScope(schema)
  if (source.kind === 'constant') return undefined
  if (source.kind === 'recommendation') {
    const slot = draft.recommendations.find((recommendation) => recommendation.slot === source.slot)
    return slot === undefined ? undefined : catalogScope(schema, slot.catalog)
  }
  const event = source.kind === 'named-event' ? source.name : triggeringEvent(draft.trigger)
  return event === null ? undefined : eventScope(schema, event)
}

/**
 * Returns what the samples show of a name: undefined when nothing can be said, because there are no samples, or too many names to
 * keep statistics of all. A name that CleverTap has and no sample shows counts as absent everywhere.
 */
export function observed(scope: Scope, name: string): ObservedProperty | undefined {
  if (scope.total === 0) return undefined
  const property = scope.properties.get(name)
  if (property !== undefined) return property
  if (scope.kind === 'profile' && name === 'Age') return ageFrom(scope)
  return scope.complete && scope.system.includes(name) ? unseen(name, scope.total) : undefined
}

/** Returns true for a name that can be known and is in no sample, although samples would show it. */
export function isUnknown(scope: Scope, name: string): boolean {
  return scope.total > 0 && scope.complete && !scope.properties.has(name) && !scope.system.includes(name)
}

/** Returns true for a name that CleverTap has and no sample shows. An age is seen where a date of birth is. */
export function isUnseenSystemProperty(scope: Scope, name: string): boolean {
  if (scope.total === 0 || !scope.complete || !scope.system.includes(name) || scope.properties.has(name)) return false
  return name !== 'Age' || !scope.properties.has('DOB')
}

/** The age that follows from the date of birth, as far as counts go. */
function ageFrom(scope: Scope): ObservedProperty | undefined {
  const born = scope.properties.get('DOB')
  if (born === undefined) return scope.complete ? unseen('Age', scope.total) : undefined
  const filled = born.types.date ?? 0
  const absent = scope.total - filled
  return {
    ...unseen('Age', absent),
    types: { number: filled },
    filled,
    length: filled === 0 ? null : { min: 1, max: 3 },
  }
}

function unseen(name: string, absent: number): ObservedProperty {
  const nothing = {
    types: {},
    filled: 0,
    null: 0,
    empty: 0,
    blank: 0,
    placeholder: 0,
    notText: 0,
    distinct: 0,
    distinctIsExact: true,
    top: [],
  }
  return {
    name,
    absent,
    ...nothing,
    length: null,
    padded: 0,
    capitals: 0,
    emails: 0,
    odd: {},
    firstSeen: null,
    lastSeen: null,
  }
}
