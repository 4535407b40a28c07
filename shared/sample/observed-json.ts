import type { Json } from '#shared/json/json-text'
import { fromJsonInSteps } from '#shared/json/parse-in-steps'
import type { ObservedProperty, ObservedSchema, ObservedScope } from '#shared/sample/observed'

type PlainScope = Omit<ObservedScope, 'properties'> & { readonly properties: readonly ObservedProperty[] }

/** What `plainSchema` makes of an observed schema. */
export interface PlainSchema {
  readonly profiles: PlainScope
  readonly events: readonly (readonly [string, PlainScope])[]
  readonly catalogs: readonly {
    readonly name: string
    readonly items: number
    readonly columns: readonly ObservedProperty[]
  }[]
}

/** Returns an observed schema as plain data, ready to be written as JSON. */
export function plainSchema({ profiles, events, catalogs }: ObservedSchema): PlainSchema {
  return {
    profiles: plainScope(profiles),
    events: [...events].map(([name, scope]) => [name, plainScope(scope)] as const),
    catalogs: [...catalogs].map(([name, { items, columns }]) => ({ name, items, columns: [...columns.values()] })),
  }
}

/** Steps whose end returns the observed schema that `plainSchema` made plain. */
export function* schemaInSteps(json: Json<PlainSchema>): Generator<undefined, ObservedSchema> {
  const plain = yield* fromJsonInSteps(json)
  yield
  return schemaOf(plain)
}

function schemaOf({ profiles, events, catalogs }: PlainSchema): ObservedSchema {
  return {
    profiles: scopeFrom(profiles),
    events: new Map(events.map(([name, scope]) => [name, scopeFrom(scope)])),
    catalogs: new Map(catalogs.map(({ name, items, columns }) => [name, { items, columns: byName(columns) }])),
  }
}

function plainScope({ properties, ...scope }: ObservedScope): PlainScope {
  return { ...scope, properties: [...properties.values()] }
}

function scopeFrom({ properties, ...scope }: PlainScope): ObservedScope {
  return { ...scope, properties: byName(properties) }
}

function byName(properties: readonly ObservedProperty[]): Map<string, ObservedProperty> {
  return new Map(properties.map((property) => [property.name, property]))
}
