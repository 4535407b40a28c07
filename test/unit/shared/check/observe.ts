import type { ObservedProperty, ObservedSchema, ObservedScope } from '#shared/sample/observed'

/** A schema as tests write it: what is left out of a property follows from what is there. */
export interface SchemaSketch {
  readonly profiles?: ScopeSketch
  readonly events?: Readonly<Record<string, ScopeSketch>>
  readonly catalogs?: Readonly<Record<string, ScopeSketch>>
}

export interface ScopeSketch {
  readonly total: number
  readonly complete?: boolean
  readonly properties: Readonly<Record<string, Partial<Omit<ObservedProperty, 'name'>>>>
}

export function schemaFrom({ profiles, events = {}, catalogs = {} }: SchemaSketch): ObservedSchema {
  return {
    profiles: scopeFrom(profiles ?? { total: 0, properties: {} }),
    events: new Map(Object.entries(events).map(([name, sketch]) => [name, scopeFrom(sketch)])),
    catalogs: new Map(
      Object.entries(catalogs).map(([name, sketch]) => [
        name,
        { items: sketch.total, columns: scopeFrom(sketch).properties },
      ]),
    ),
  }
}

function scopeFrom({ total, complete = true, properties }: ScopeSketch): ObservedScope {
  const entries = Object.entries(properties).map(([name, sketch]) => [name, propertyFrom(name, total, sketch)] as const)
  return { total, complete, properties: new Map(entries) }
}

function propertyFrom(name: string, total: number, sketch: ScopeSketch['properties'][string]): ObservedProperty {
  const { null: nulls = 0, empty = 0, blank = 0, placeholder = 0 } = sketch
  const filled = sketch.filled ?? total - (sketch.absent ?? 0) - nulls - empty - blank - placeholder
  return {
    ...{ name, types: { string: filled }, filled, absent: total - filled - nulls - empty - blank - placeholder },
    ...{ null: nulls, empty, blank, placeholder, odd: {}, notText: 0, distinct: 1, distinctIsExact: true, top: [] },
    ...{ length: filled === 0 ? null : { min: 3, max: 12 }, padded: 0, capitals: 0, emails: 0 },
    ...{ firstSeen: null, lastSeen: null },
    ...sketch,
  }
}
