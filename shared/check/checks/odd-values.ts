import type { Code } from '#shared/check/codes'
import type { CheckContext } from '#shared/check/context'
import { diagnose, inValue } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { scopeOf } from '#shared/check/known-names'
import { partWithShare } from '#shared/check/words'
import type { ObservedProperty } from '#shared/sample/observed'
import type { Oddity } from '#shared/sample/oddities'

interface OddValue {
  readonly code: Code
  readonly oddity: Oddity
  /** What stands between the count and the property's name. */
  readonly has: string
  readonly advice: string
  /** Whether the count means anything for this property; that it is not zero is known. */
  readonly if?: (property: ObservedProperty, count: number) => boolean
}

const inEvery = (property: ObservedProperty, count: number) =>
  count === property.filled && !/(?:id|no|number|phone|mobile|code|zip|sku|identity)$/i.test(property.name)
const looksLikePrice = /price|amount|total|cost|fee|mrp|revenue|value|discount|balance|paid|spend|spent/i

const oddValues: readonly OddValue[] = [
  {
    ...{ code: 'json-value', oddity: 'json', has: 'JSON as a text' },
    advice:
      'Tokens print it with its signs, and nothing finds the properties inside. Send an object or a list, or the one value.',
  },
  {
    ...{ code: 'impossible-date', oddity: 'millisecond-date', has: 'a date after the year 5000' },
    advice: 'CleverTap’s $D_ counts seconds, and these are probably milliseconds: leave out the last three digits.',
  },
  {
    ...{ code: 'impossible-date', oddity: 'fraction-date', has: 'a $D_ date with a fraction of a second' },
    advice: 'CleverTap’s $D_ takes whole seconds, so it is text and goes out as it stands. Leave out the fraction.',
  },
  {
    ...{
      code: 'date-as-number',
      oddity: 'epoch-seconds',
      has: 'what would be a date in seconds since 1970',
      if: inEvery,
    },
    advice: 'It goes out as a number. Send it as $D_ and the seconds if it is a date.',
  },
  {
    ...{
      code: 'date-as-number',
      oddity: 'epoch-milliseconds',
      has: 'what would be a date in milliseconds since 1970',
      if: inEvery,
    },
    advice: 'It goes out as a number. Send it as $D_ and the seconds, without the last three digits, if it is a date.',
  },
  {
    ...{ code: 'date-as-text', oddity: 'iso-date', has: 'a date as a text such as 2026-01-31' },
    advice:
      'It goes out as it stands, while the dates beside it are written out. Send all of them as $D_ and the seconds.',
    if: ({ types }) => (types.date ?? 0) > 0,
  },
  {
    ...{ code: 'markup-in-value', oddity: 'entity', has: 'an HTML entity such as &amp;' },
    advice: 'It goes out as it stands. Write the characters themselves where the values come from.',
  },
  {
    ...{ code: 'markup-in-value', oddity: 'braces', has: 'braces of a template, {{ or }},' },
    advice: 'Nothing replaces them. Correct the values where they come from.',
  },
  {
    ...{ code: 'broken-characters', oddity: 'surrogate', has: 'half of a character' },
    advice: 'The values were cut too short. Correct them where they come from.',
  },
  {
    ...{ code: 'broken-characters', oddity: 'double-encoded', has: 'text that was encoded twice, such as Ã© for é,' },
    advice: 'Export it again as UTF-8, or import the file with its own encoding.',
  },
  {
    ...{
      code: 'shortened-number',
      oddity: 'shortened',
      has: 'a number that a spreadsheet has shortened, such as 1.00234E+12,',
    },
    advice: 'Its last digits are lost. Format the column as text, and export it again.',
  },
  {
    ...{ code: 'lost-decimals', oddity: 'tenths', has: 'a number with one decimal' },
    advice: 'A price such as 59.90 goes out as 59.9. Send it as a text if both decimals are to be seen.',
    if: ({ name }) => looksLikePrice.test(name),
  },
]

/** Reports values that hardly any message wants to show, by what the samples count of each property. */
export function* oddValue(context: CheckContext): Generator<DraftDiagnostic> {
  for (const { pair, node } of context.tokens) {
    const scope = scopeOf(node.token.source, context)
    const property = scope?.properties.get(node.token.field)
    if (scope === undefined || property === undefined) continue
    const place = inValue(pair, node.fieldSpan)
    for (const { code, oddity, has, advice, if: counts } of oddValues) {
      const count = property.odd[oddity] ?? 0
      if (count === 0 || counts?.(property, count) === false) continue
      yield diagnose(
        code,
        place,
        `${partWithShare(count, scope.total, scope.noun)} ${has} in ${property.name}. ${advice}`,
      )
    }
    const dates = property.types.date ?? 0
    if (dates > 0 && property.odd.midnight === dates && printsTheDayBefore(context.draft.timeZone)) {
      const message = `Every date in ${property.name} is midnight in UTC, which is the day before in the draft’s time zone, ${context.draft.timeZone}: the tokens print that day. Choose UTC if the dates mean days.`
      yield diagnose('date-shifts', place, message)
    }
  }
}

/** Whether midnight in UTC is another day in a time zone, in winter and in summer. */
function printsTheDayBefore(timeZone: string): boolean {
  try {
    const day = new Intl.DateTimeFormat('en-US', { timeZone, day: 'numeric' })
    return [0, 6].every((month) => day.format(Date.UTC(2026, month, 2)) === '1')
  } catch {
    return false
  }
}
