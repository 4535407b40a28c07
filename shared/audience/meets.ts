import type { Condition, Operand } from '#shared/campaign/draft'
import { ExactNumber, numberText } from '#shared/json/exact-number'
import { dateFrom } from '#shared/sample/date'
import { own, type Properties, type Scalar, type Value } from '#shared/sample/value'

/** Whether properties meet every condition. Own properties only. */
export function meetsAll(properties: Properties, conditions: readonly Condition[]): boolean {
  return conditions.every((condition) => meets(own(properties, condition.property), condition))
}

/**
 * Whether a value meets a condition. Equality and `contains` compare texts, letter case included, so 42 equals "42";
 * `greater` and `less` compare numbers and numeric text, `before` and `after` dates; anything else does not meet it.
 * Of a list, one fitting value is enough. `not-equals` is the opposite of `equals`, so it holds for a missing value.
 */
export function meets(value: Value | undefined, { is, value: operand }: Pick<Condition, 'is' | 'value'>): boolean {
  switch (is) {
    case 'exists':
      return value !== undefined && value !== null
    case 'not-exists':
      return value === undefined || value === null
    case 'not-equals':
      return !scalarsOf(value).some((item) => equals(item, operand))
    case 'equals':
      return scalarsOf(value).some((item) => equals(item, operand))
    case 'one-of':
      return scalarsOf(value).some((item) => listOf(operand).some((one) => equals(item, one)))
    case 'contains':
      return scalarsOf(value).some((item) => operand !== undefined && textOf(item).includes(String(operand)))
    case 'greater':
      return scalarsOf(value).some((item) => compare(numberOf(item), numberOf(operand)) > 0)
    case 'less':
      return scalarsOf(value).some((item) => compare(numberOf(item), numberOf(operand)) < 0)
    case 'after':
      return scalarsOf(value).some((item) => compare(momentOf(item), momentOf(operand)) > 0)
    case 'before':
      return scalarsOf(value).some((item) => compare(momentOf(item), momentOf(operand)) < 0)
  }
}

function scalarsOf(value: Value | undefined): readonly Scalar[] {
  if (Array.isArray(value)) return (value as readonly Value[]).flatMap(scalarsOf)
  if (value === undefined || value === null) return []
  return typeof value === 'object' && !(value instanceof ExactNumber) ? [] : [value]
}

function listOf(operand: Operand | undefined): readonly (string | number | boolean)[] {
  if (operand === undefined) return []
  return typeof operand === 'object' ? operand : [operand]
}

function equals(item: Scalar, operand: Operand | undefined): boolean {
  return operand !== undefined && typeof operand !== 'object' && textOf(item) === textOf(operand)
}

function textOf(value: Scalar): string {
  return typeof value === 'number' || value instanceof ExactNumber ? numberText(value) : String(value)
}

/** NaN, and so unordered, for what is not a number. */
function numberOf(value: Scalar | Operand | undefined): number {
  if (typeof value === 'number') return value
  if (value instanceof ExactNumber) return Number(value.digits)
  return typeof value === 'string' && /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/.test(value)
    ? Number(value)
    : NaN
}

/** Milliseconds since 1970 of CleverTap's spelling or an ISO 8601 date; a day begins at midnight UTC. NaN for anything else. */
function momentOf(value: Scalar | Operand | undefined): number {
  if (typeof value !== 'string') return NaN
  const date = dateFrom(value)
  if (date !== undefined) return date.kind === 'instant' ? date.ms : Date.UTC(date.year, date.month - 1, date.day)
  return /^\d{4}-\d{2}-\d{2}(?:T|$)/.test(value) ? Date.parse(value) : NaN
}

function compare(a: number, b: number): number {
  return a > b ? 1 : a < b ? -1 : 0
}
