import type { ObservedProperty, ObservedSchema } from '#shared/sample/observed'

/** The profiles, the events of one name, or the items of one catalog: what a table of properties is of. */
export interface PropertyScope {
  readonly id: string
  readonly label: string
  /** What is counted, in one and in many. */
  readonly noun: readonly [one: string, many: string]
  readonly total: number
  /** False when there are more names than statistics are kept of. */
  readonly complete: boolean
  readonly properties: ReadonlyMap<string, ObservedProperty>
}

export function scopesOf({ profiles, events, catalogs }: ObservedSchema): readonly PropertyScope[] {
  const byName = <Content>(map: ReadonlyMap<string, Content>) => [...map].sort(([a], [b]) => a.localeCompare(b))
  return [
    { id: 'profiles', label: 'Users', noun: ['user', 'users'], ...profiles },
    ...byName(events).map(
      ([name, scope]) => ({ id: `event ${name}`, label: name, noun: ['event', 'events'], ...scope }) as const,
    ),
    ...byName(catalogs).map(
      ([name, { items, columns }]) =>
        ({
          id: `catalog ${name}`,
          label: `Catalog ${name}`,
          noun: ['item', 'items'],
          total: items,
          complete: true,
          properties: columns,
        }) as const,
    ),
  ]
}
