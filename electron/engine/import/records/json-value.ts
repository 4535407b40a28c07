import { ExactNumber, numberText } from '#shared/json/exact-number'
import type { Properties, Value } from '#shared/sample/value'

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value)
}

export function isObject(value: Value | undefined): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber)
}

/** A text that is not blank, trimmed, or a number with all its digits; null for everything else. */
export function wordOf(value: Value | undefined): string | null {
  if (typeof value === 'string') return value.trim() || null
  return typeof value === 'number' || value instanceof ExactNumber ? numberText(value) : null
}

/** Sets an own property, even one named `__proto__`, which an assignment would not. */
export function put(target: Record<string, Value>, name: string, value: Value): void {
  if (name === '__proto__')
    Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true })
  else target[name] = value
}
