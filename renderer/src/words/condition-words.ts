import { operatorWords, takesValue } from '#shared/audience/operator-words'
import type { Operator } from '#shared/campaign/draft'

/** Every operator of a condition, in the order of the list. */
export const operatorOptions = Object.entries(operatorWords).map(([id, label]) => ({ id: id as Operator, label }))

const examples: Partial<Record<Operator, string>> = {
  before: '2026-01-31',
  after: '2026-01-31',
  greater: 'a number',
  less: 'a number',
}

/** Returns how many values an operator compares with. */
export function valuesTaken(is: Operator): 'none' | 'one' | 'many' {
  if (is === 'one-of') return 'many'
  return takesValue(is) ? 'one' : 'none'
}

/** Returns what an empty field for the value of an operator shows. */
export function exampleOf(is: Operator): string {
  return examples[is] ?? 'value'
}
