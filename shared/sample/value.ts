import { ExactNumber } from '#shared/json/exact-number'
import { dateFrom } from '#shared/sample/date'

export type Scalar = string | number | boolean | ExactNumber

/** What a property can hold. Dates are text in CleverTap's spelling, `$D_<epoch seconds>`. */
export type Value = Scalar | null | readonly Value[] | { readonly [name: string]: Value }

/** Read own properties only: a sample file may name a property `constructor` or `__proto__`. */
export type Properties = Readonly<Record<string, Value>>

export const valueTypes = ['string', 'number', 'boolean', 'date', 'list', 'object'] as const
export type ValueType = (typeof valueTypes)[number]

/** Returns the type of a value that is there. */
export function typeOf(value: Exclude<Value, null>): ValueType {
  if (typeof value === 'string') return value.startsWith('$D_') && dateFrom(value) !== undefined ? 'date' : 'string'
  if (typeof value === 'number' || value instanceof ExactNumber) return 'number'
  if (typeof value === 'boolean') return 'boolean'
  return Array.isArray(value) ? 'list' : 'object'
}

/** Returns whether a value from JSON is a list. */
export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value)
}

/** Returns whether a value from JSON is an object: neither a list nor a number that keeps its digits. */
export function isObject(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber)
}

/** Returns a property by its name, own properties only; undefined when there is none. */
export function own<Held>(object: Readonly<Record<string, Held>>, name: string): Held | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

/** Sets an own property whatever its name: assigning to `__proto__` would not make one. */
export function put<Held>(object: Record<string, Held>, name: string, value: Held): void {
  if (name !== '__proto__') object[name] = value
  else Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true })
}
