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
  const digits = /^\$D_(-?\d{1,13})$/.exec(text)?.[1]
  if (digits === undefined) return undefined
  if (digits.length === 8) {
    const year = Number(digits.slice(0, 4))
    const month = Number(digits.slice(4, 6))
    const day = Number(digits.slice(6))
    if (year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)) {
      return { kind: 'day', year, month, day }
    }
  }
  const ms = Number(digits) * 1000
  return Math.abs(ms) <= maxDateMs ? { kind: 'instant', ms } : undefined
}

/** Returns the spelling of a moment; parts of a second are dropped. */
export function dateSpelling(ms: number): string {
  return `$D_${String(Math.floor(ms / 1000))}`
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
