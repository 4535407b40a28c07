import { ExactNumber, numberText } from '#shared/json/exact-number'
import type { Value } from '#shared/sample/value'

/** Returns a text that is not blank, trimmed, or a number with all its digits; null for everything else. */
export function wordOf(value: Value | undefined): string | null {
  if (typeof value === 'string') return value.trim() || null
  return typeof value === 'number' || value instanceof ExactNumber ? numberText(value) : null
}
