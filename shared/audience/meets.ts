import { compareDates, compareNumbers } from '#shared/audience/order'
import { valueAt } from '#shared/audience/value-at'
import type { Condition, Operand } from '#shared/campaign/draft'
import { ExactNumber, numberText } from '#shared/json/exact-number'
import { profileProperty } from '#shared/sample/system-properties'
import { isList, isObject, type Properties, type Scalar, type Value } from '#shared/sample/value'

/** Returns whether an event's properties meet every condition. */
export function meetsAll(properties: Properties, conditions: readonly Condition[]): boolean {
  return conditions.every((condition) => meets(valueAt(properties, condition.property), condition))
}

/** Returns whether a profile meets every condition. Its age at `asOf` (ms) follows from its date of birth, as it does for tokens. */
export function profileMeetsAll(profile: Properties, conditions: readonly Condition[], asOf: number): boolean {
  return conditions.every((condition) => meets(profileProperty(profile, condition.property, asOf), condition))
}

/**
 * Returns whether a value meets a condition. Equality and `contains` compare texts, letter case included, so 42 equals "42";
 * `greater` and `less` compare numbers and numeric text, `before` and `after` dates; anything else does not meet it. Of a list, one
 * fitting value is enough. `not-equals` is the opposite of `equals`, so it holds for a missing value.
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
      return scalarsOf(value).some((item) => contains(item, operand))
    case 'greater':
      return scalarsOf(value).some((item) => compareNumbers(item, operand) > 0)
    case 'less':
      return scalarsOf(value).some((item) => compareNumbers(item, operand) < 0)
    case 'after':
      return scalarsOf(value).some((item) => compareDates(item, operand) > 0)
    case 'before':
      return scalarsOf(value).some((item) => compareDates(item, operand) < 0)
  }
}

function scalarsOf(value: Value | undefined): readonly Scalar[] {
  if (isList(value)) return value.flatMap(scalarsOf)
  return value === undefined || value === null || isObject(value) ? [] : [value]
}

function listOf(operand: Operand | undefined): readonly (string | number | boolean)[] {
  if (operand === undefined) return []
  return typeof operand === 'object' ? operand : [operand]
}

function equals(item: Scalar, operand: Operand | undefined): boolean {
  return operand !== undefined && typeof operand !== 'object' && textOf(item) === textOf(operand)
}

function contains(item: Scalar, operand: Operand | undefined): boolean {
  return operand !== undefined && typeof operand !== 'object' && textOf(item).includes(textOf(operand))
}

function textOf(value: Scalar): string {
  return typeof value === 'number' || value instanceof ExactNumber ? numberText(value) : String(value)
}
