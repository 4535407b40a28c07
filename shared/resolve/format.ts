import type { Format } from '#shared/campaign/draft'
import { ExactNumber, numberText } from '#shared/json/exact-number'
import type { Value } from '#shared/sample/value'
import { datePrinter } from '#shared/resolve/date-printer'

/** Writes a value as text. Call it only for values that have one: `missingKindOf` returns undefined, `empty` or `blank`. */
export type FormatValue = (value: Value) => string

/**
 * Returns the value formats of one draft. A date prints as CleverTap's `@` prints it, date only
 * (https://docs.clevertap.com/docs/personalize-message, “Personalize Date Property”), in the draft's time zone. How CleverTap prints
 * numbers, booleans and lists is not documented.
 */
export function valueFormat(timeZone: string, format: Format): FormatValue {
  const key = JSON.stringify([timeZone, format.month, format.listSeparator])
  if (last?.key !== key) last = { key, text: makeFormat(timeZone, format) }
  return last.text
}

/** Making a format takes longer than anything else of a compilation, and a draft that is edited keeps its own. */
let last: { readonly key: string; readonly text: FormatValue } | undefined

function makeFormat(timeZone: string, format: Format): FormatValue {
  const print = datePrinter(timeZone, format.month)
  const text: FormatValue = (value) => {
    if (typeof value === 'string') return value.startsWith('$D_') ? print(value) : value
    if (typeof value === 'number' || value instanceof ExactNumber) return numberText(value)
    if (typeof value === 'boolean') return value ? 'true' : 'false'
    if (!Array.isArray(value)) return ''
    const items = value as readonly Value[]
    return items
      .filter((item) => item !== null)
      .map(text)
      .join(format.listSeparator)
  }
  return text
}
