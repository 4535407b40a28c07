import type { Alias } from '#shared/campaign/draft'
import { ExactNumber, numberText } from '#shared/json/exact-number'
import { missingKindOf } from '#shared/sample/missing'
import type { SampleEvent } from '#shared/sample/recipient'
import { own, type Properties, type Value } from '#shared/sample/value'

/**
 * The values that an event has of an alias, each once. A property of the items of a Charged event, written `Items.prod_name`, has
 * one value an item (https://docs.clevertap.com/docs/constant-property). Missing and blank values do not count.
 */
export function aliasValues(alias: Alias, { name, properties }: SampleEvent): readonly Value[] {
  const property = Object.hasOwn(alias.properties, name) ? alias.properties[name] : undefined
  if (property === undefined) return []
  const values = valuesAt(properties, property)
    .flatMap(flat)
    .filter((value) => missingKindOf(value) === undefined)
  const byText = new Map(values.map((value) => [valueText(value), value] as const).toReversed())
  return values.filter((value) => byText.get(valueText(value)) === value)
}

/** What two values of an alias are compared by: 42 equals "42", letter case counts. */
export function valueText(value: Value): string {
  if (typeof value === 'number' || value instanceof ExactNumber) return numberText(value)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function valuesAt(properties: Properties, property: string): readonly Value[] {
  const direct = own(properties, property)
  if (direct !== undefined) return [direct]
  const dot = property.indexOf('.')
  const list = dot < 0 ? undefined : own(properties, property.slice(0, dot))
  if (!isList(list)) return []
  return list.flatMap((item) => {
    const isObject = typeof item === 'object' && item !== null && !isList(item) && !(item instanceof ExactNumber)
    const value = isObject ? own(item as Properties, property.slice(dot + 1)) : undefined
    return value === undefined ? [] : [value]
  })
}

/** A list holds one value an item. */
function flat(value: Value): readonly Value[] {
  return isList(value) ? value.flatMap(flat) : [value]
}

function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value)
}
