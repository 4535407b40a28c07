import type { ObservedProperty } from '#shared/sample/observed'
import { type ValueType, valueTypes } from '#shared/sample/value'

/** Returns the commonest type of a property's values, and whether there are others; null when no sample has a value. */
export function mainType({ types }: ObservedProperty): { readonly main: ValueType; readonly mixed: boolean } | null {
  const seen = valueTypes.filter((type) => (types[type] ?? 0) > 0).sort((a, b) => (types[b] ?? 0) - (types[a] ?? 0))
  const main = seen[0]
  return main === undefined ? null : { main, mixed: seen.length > 1 }
}
