import { parseJson } from '#shared/json/exact-number'
import type { ObservedProperty, ObservedSchema, ObservedScope } from '#shared/sample/observed'

type PlainScope = Omit<ObservedScope, 'properties'> & { readonly properties: readonly ObservedProperty[] }

interface PlainSchema {
  readonly profiles: PlainScope
  readonly events: readonly (readonly [string, PlainScope])[]
  readonly catalogs: readonly {
    readonly name: string
    readonly items: number
    readonly columns: readonly ObservedProperty[]
  }[]
}

/** An observed schema as text that crosses from one process to another; numbers keep their digits. */
export function schemaText({ profiles, events, catalogs }: ObservedSchema): string {
  const plain: PlainSchema = {
    profiles: plainScope(profiles),
    events: [...events].map(([name, scope]) => [name, plainScope(scope)] as const),
    catalogs: [...catalogs].map(([name, { items, columns }]) => ({ name, items, columns: [...columns.values()] })),
  }
  return JSON.stringify(plain)
}

/** What `schemaText` wrote. */
export function schemaFrom(text: string): ObservedSchema {
  const { profiles, events, catalogs } = parseJson(text) as PlainSchema
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
