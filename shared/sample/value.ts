import { ExactNumber } from '#shared/json/exact-number'
import { dateFrom } from '#shared/sample/date'

export type Scalar = string | number | boolean | ExactNumber

/** What a property can hold. Dates are text in CleverTap's spelling, `$D_<epoch seconds>`. */
export type Value = Scalar | null | readonly Value[] | { readonly [name: string]: Value }

/** Read own properties only: a sample file may name a property `constructor` or `__proto__`. */
export type Properties = Readonly<Record<string, Value>>

export const valueTypes = ['string', 'number', 'boolean', 'date', 'list', 'object'] as const
export type ValueType = (typeof valueTypes)[number]

/** The type of a value that is there. */
export function typeOf(value: Exclude<Value, null>): ValueType {
  if (typeof value === 'string') return value.startsWith('$D_') && dateFrom(value) !== undefined ? 'date' : 'string'
  if (typeof value === 'number' || value instanceof ExactNumber) return 'number'
  if (typeof value === 'boolean') return 'boolean'
  return Array.isArray(value) ? 'list' : 'object'
}

/** A property by its name, own properties only; undefined when there is none. */
export function own(properties: Properties, name: string): Value | undefined {
  return Object.hasOwn(properties, name) ? properties[name] : undefined
}
