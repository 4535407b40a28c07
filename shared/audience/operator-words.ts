import type { Condition, Operand, Operator } from '#shared/campaign/draft'

/** What people read for each operator, between a property and a value. */
export const operatorWords: Readonly<Record<Operator, string>> = {
  equals: 'is',
  'not-equals': 'is not',
  'one-of': 'is one of',
  contains: 'contains',
  exists: 'is there',
  'not-exists': 'is not there',
  greater: 'is greater than',
  less: 'is less than',
  before: 'is before',
  after: 'is after',
}

/** Returns whether an operator compares with something. */
export function takesValue(is: Operator): boolean {
  return is !== 'exists' && is !== 'not-exists'
}

/** Returns the values that a condition compares with, as texts. */
export function operandTexts(value: Operand | undefined): readonly string[] {
  if (value === undefined) return []
  return typeof value === 'object' ? value.map(String) : [String(value)]
}

/** Returns what a condition wants of its property: “is one of “gold”, “silver””. */
export function wantedWords({ is, value }: Pick<Condition, 'is' | 'value'>): string {
  if (!takesValue(is)) return operatorWords[is]
  const texts = operandTexts(value)
  return `${operatorWords[is]} ${texts.length === 0 ? 'nothing yet' : texts.map((text) => `“${text}”`).join(', ')}`
}
