import { fitsPlainly } from '#shared/plan/plain-pattern'
import type { PlanSchema } from '#shared/plan/data-plan'
import { convertedText } from '#shared/plan/lenient'
import { own } from '#shared/sample/value'

/**
 * Returns what a plan wants of an attribute where a text that is the same for everyone is something else, in words that follow “the plan
 * wants”; null where it fits, as far as can be told at once: the proof tells the rest.
 */
export function constantFault(schema: PlanSchema, text: string): string | null {
  const type = own(schema, 'type')
  const wanted = typeof type === 'string' ? [type] : Array.isArray(type) ? type.map(String) : null
  const value = valueAs(wanted, text)
  if (value === undefined) return wanted === null ? null : (typeWords[wanted[0] ?? ''] ?? wanted.join(' or '))
  const allowed = own(schema, 'enum')
  const choices = Array.isArray(allowed)
    ? (allowed as unknown[])
    : Object.hasOwn(schema, 'const')
      ? [schema['const']]
      : null
  if (choices !== null && !choices.includes(value))
    return `one of ${choices.map((one) => JSON.stringify(one)).join(', ')}`
  return typeof value === 'number'
    ? numberFault(schema, value)
    : typeof value === 'string'
      ? textFault(schema, value)
      : null
}

const typeWords: Readonly<Record<string, string>> = {
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list, which a pair cannot send',
  object: 'an object, which a pair cannot send',
  null: 'nothing, which a pair cannot send',
}

/** The text as one of these types; undefined where it is none of them. */
function valueAs(wanted: readonly string[] | null, text: string): string | number | boolean | undefined {
  if (wanted === null || wanted.includes('string')) return text
  for (const type of wanted) {
    const value = convertedText(text, type)
    if (value !== undefined && (type !== 'integer' || Number.isInteger(value))) return value
  }
  return undefined
}

function numberFault(schema: PlanSchema, value: number): string | null {
  const limit = (name: string) => {
    const found = own(schema, name)
    return typeof found === 'number' ? found : null
  }
  const [minimum, maximum, above, below] = [
    limit('minimum'),
    limit('maximum'),
    limit('exclusiveMinimum'),
    limit('exclusiveMaximum'),
  ]
  if (minimum !== null && value < minimum) return `a number from ${minimum} upwards`
  if (maximum !== null && value > maximum) return `a number up to ${maximum}`
  if (above !== null && value <= above) return `a number above ${above}`
  return below !== null && value >= below ? `a number below ${below}` : null
}

function textFault(schema: PlanSchema, text: string): string | null {
  const [least, most] = [own(schema, 'minLength'), own(schema, 'maxLength')]
  const length = [...text].length
  if (typeof least === 'number' && length < least) return `at least ${least} characters`
  if (typeof most === 'number' && length > most) return `at most ${most} characters`
  const pattern = own(schema, 'pattern')
  return typeof pattern === 'string' && fitsPlainly(pattern, text) === false
    ? `a text that fits the pattern ${pattern}`
    : null
}
