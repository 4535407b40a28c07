/** A moment in milliseconds since 1970, or a day without a clock. Months count from 1. */
export type SampleDate =
  | { readonly kind: 'instant'; readonly ms: number }
  | { readonly kind: 'day'; readonly year: number; readonly month: number; readonly day: number }

/** The furthest moment that JavaScript can name, in milliseconds. */
const maxDateMs = 8.64e15

/**
 * Reads CleverTap's spelling of a date: `$D_<epoch seconds>` (https://developer.clevertap.com/docs/upload-user-profiles-api),
 * or `$D_yyyymmdd` as its web SDK writes a day. Eight digits are a day when they name one. Anything else is undefined, and just text.
 */
export function dateFrom(text: string): SampleDate | undefined {
  const number = numberBehind(text, mark)
  if (number === undefined) return undefined
  if (text.length === mark.length + 8) {
    const year = Math.floor(number / 10_000)
    const month = Math.floor(number / 100) % 100
    const day = number % 100
    if (year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)) {
      return { kind: 'day', year, month, day }
    }
  }
  const ms = number * 1000
  return Math.abs(ms) <= maxDateMs ? { kind: 'instant', ms } : undefined
}

const mark = '$D_'
const maxDigits = 13

/** The whole number of 1 to 13 digits that the rest of a text is, read without making another text: there are a great many dates. */
function numberBehind(text: string, before: string): number | undefined {
  if (!text.startsWith(before)) return undefined
  const isNegative = text.charCodeAt(before.length) === 45
  const first = before.length + Number(isNegative)
  const digits = text.length - first
  if (digits < 1 || digits > maxDigits) return undefined
  let number = 0
  for (let i = first; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return undefined
    number = number * 10 + digit
  }
  return isNegative ? -number : number
}

/** Returns the spelling of a moment; parts of a second are dropped. */
export function dateSpelling(ms: number): string {
  return `$D_${String(Math.floor(ms / 1000))}`
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
