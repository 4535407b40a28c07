import type { ObservedProperty } from '#shared/sample/observed'
import { valueTypes, type ValueType } from '#shared/sample/value'
import type { PropertyScope } from '../words/property-scopes.ts'

export type SortBy = 'name' | 'types' | 'filled' | 'missing' | 'distinct' | 'top' | 'length' | 'seen'

/** Returns the types of a property's values with their shares of the filled ones, commonest first. */
export function typeShares({
  types,
  filled,
}: ObservedProperty): readonly { readonly type: ValueType; readonly share: number }[] {
  return valueTypes
    .flatMap((type) => {
      const count = types[type] ?? 0
      return count === 0 ? [] : [{ type, share: filled === 0 ? 0 : count / filled }]
    })
    .sort((a, b) => b.share - a.share)
}

/** Returns a share as users read it: a little is never nothing, and nearly all never all. */
export function percent(share: number): string {
  if (share > 0 && share < 0.005) return '< 1 %'
  return share < 1 && share > 0.995 ? '> 99 %' : `${Math.round(share * 100)} %`
}

/** Returns how many samples lack the property, in words: each kind that occurs, with its number. */
export function missingParts({
  absent,
  null: nulls,
  empty,
  blank,
  placeholder,
  notText,
}: ObservedProperty): readonly (readonly [count: number, kind: string])[] {
  const kinds = [
    [absent, 'absent'],
    [nulls, 'null'],
    [empty, 'empty'],
    [blank, 'blank'],
    [placeholder, 'placeholder'],
    [notText, 'without text'],
  ] as const
  return kinds.filter(([count]) => count > 0)
}

const weights: Readonly<Record<SortBy, (property: ObservedProperty) => number | string>> = {
  name: ({ name }) => name.toLowerCase(),
  types: (property) => `${typeShares(property).length} ${typeShares(property)[0]?.type ?? ''}`,
  filled: ({ filled }) => filled,
  missing: ({ absent, null: nulls, empty, blank, placeholder }) => absent + nulls + empty + blank + placeholder,
  distinct: ({ distinct }) => distinct,
  top: ({ top }) => top[0]?.count ?? 0,
  length: ({ length }) => length?.max ?? -1,
  seen: ({ lastSeen }) => lastSeen ?? -Infinity,
}

/** Returns the properties whose name or one of whose commonest values holds the text, sorted; those alike by their name. */
export function propertyRows(
  scope: PropertyScope,
  text: string,
  by: SortBy,
  descending: boolean,
): readonly ObservedProperty[] {
  const wanted = text.trim().toLowerCase()
  const holds = (value: unknown) => typeof value === 'string' && value.toLowerCase().includes(wanted)
  const found = [...scope.properties.values()].filter(
    ({ name, top }) => holds(name) || top.some(({ value }) => holds(value)),
  )
  const weighed = found.map((property) => ({ property, weight: weights[by](property) }))
  const sign = descending ? -1 : 1
  weighed.sort((a, b) => sign * order(a.weight, b.weight) || order(a.property.name, b.property.name))
  return weighed.map(({ property }) => property)
}

function order(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
