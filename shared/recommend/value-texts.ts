import { ExactNumber, numberText } from '#shared/json/exact-number'
import { isList, type Value } from '#shared/sample/value'

/**
 * Returns the texts of a value, by which it is mapped to a catalog: CleverTap reads mapped values as text
 * (https://docs.clevertap.com/docs/catalog), so 42 is "42". Of a list those of its items, in their order. Null and objects have
 * none.
 */
export function valueTexts(value: Value | undefined): readonly string[] {
  if (value === undefined || value === null) return []
  if (typeof value === 'string') return [value]
  if (typeof value === 'number' || value instanceof ExactNumber) return [numberText(value)]
  if (typeof value === 'boolean') return [String(value)]
  return isList(value) ? value.flatMap(valueTexts) : []
}
