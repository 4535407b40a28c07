import { valueAt } from '#shared/audience/value-at'
import type { Alias } from '#shared/campaign/draft'
import { ExactNumber, numberText } from '#shared/json/exact-number'
import { missingKindOf } from '#shared/sample/missing'
import type { SampleEvent } from '#shared/sample/recipient'
import { isList, own, type Scalar, type Value } from '#shared/sample/value'

/**
 * Returns the values that an event has of an alias, each once, in their order. A property of the items of a Charged event has one
 * value an item, and so has a list. Missing and blank values do not count (https://docs.clevertap.com/docs/constant-property); a
 * placeholder does, because CleverTap takes it for any other text.
 */
export function aliasValues(alias: Alias, { name, properties }: SampleEvent): readonly Scalar[] {
  const property = own(alias.properties, name)
  const value = property === undefined ? undefined : valueAt(properties, property)
  if (!isList(value)) return counts(value) ? [value] : []
  const byText = new Map<string, Scalar>()
  for (const item of value.flatMap(flat)) {
    if (counts(item) && !byText.has(valueText(item))) byText.set(valueText(item), item)
  }
  return [...byText.values()]
}

/** Returns what two values of an alias are compared by: 42 equals "42", letter case counts. */
export function valueText(value: Scalar): string {
  return typeof value === 'number' || value instanceof ExactNumber ? numberText(value) : String(value)
}

function flat(value: Value): readonly Value[] {
  return isList(value) ? value.flatMap(flat) : [value]
}

function counts(value: Value | undefined): value is Scalar {
  const kind = missingKindOf(value)
  return kind === undefined || kind === 'placeholder'
}
