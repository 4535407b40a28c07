import { dateFrom } from '#shared/sample/date'

/** What can be seen of a single value that a message would rather not show. A value may have several. */
export const oddities = [
  /** Text that is a JSON object or list. */
  'json',
  /** An HTML entity, such as `&amp;`. */
  'entity',
  /** Two braces, as of a template. */
  'braces',
  /** Half of a character. */
  'surrogate',
  /** UTF-8 that was once read as another encoding: `SÃ©`. */
  'double-encoded',
  /** A date as text: `2026-01-31`. */
  'iso-date',
  /** A number that a spreadsheet has shortened: `1.00234E+12`. */
  'shortened',
  /** `$D_` with milliseconds where CleverTap has seconds, and with a fraction, which makes it text. */
  'millisecond-date',
  'fraction-date',
  /** A moment that is midnight in UTC. */
  'midnight',
  /** A number, or its digits as text, that would be a moment of 2001 to 2036 in seconds or milliseconds since 1970. */
  'epoch-seconds',
  'epoch-milliseconds',
  /** A number with one decimal. */
  'tenths',
] as const
export type Oddity = (typeof oddities)[number]

const nothing: readonly Oddity[] = []
const [json, isoDate, shortened] = [['json'], ['iso-date'], ['shortened']] as const
const [seconds, milliseconds, tenths] = [['epoch-seconds'], ['epoch-milliseconds'], ['tenths']] as const
const [midnight, fractionDate, millisecondDate] = [['midnight'], ['fraction-date'], ['millisecond-date']] as const

/** Where the digits of a text begin and end, and what only a few texts have. */
const digits = { from: 48, to: 57 }
const special = /[&{}\u0080-\uffff]/

/** Returns what is odd about a text that is not a date in CleverTap's spelling. Nothing costs more than a look along the text. */
export function textOddities(text: string): readonly Oddity[] {
  const first = text.charCodeAt(0)
  if ((first >= digits.from && first <= digits.to) || first === 45) return numericOddities(text)
  if (text.startsWith('$D_')) return /^\$D_-?\d+\.\d+$/.test(text) ? fractionDate : nothing
  if (!special.test(text)) return first === 91 && isJson(text) ? json : nothing
  return specialOddities(text)
}

function numericOddities(text: string): readonly Oddity[] {
  const { length } = text
  if (length === 10 && /^\d+$/.test(text)) return numberOddities(Number(text))
  if (length === 13 && /^\d+$/.test(text)) return numberOddities(Number(text))
  if (length >= 10 && /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d[\d:.Z+-]*)?$/.test(text)) return isoDate
  if (/^-?\d(?:[.,]\d+)?E\+\d+$/i.test(text)) return shortened
  return special.test(text) ? specialOddities(text) : nothing
}

const entity = /&(?:[a-z]{2,8}\d?|#\d{1,7}|#x[0-9a-f]{1,6});/i

function specialOddities(text: string): readonly Oddity[] {
  const found: Oddity[] = []
  if (isJson(text)) found.push('json')
  else if (/\{\{|\}\}/.test(text)) found.push('braces')
  if (entity.test(text)) found.push('entity')
  if (!text.isWellFormed()) found.push('surrogate')
  if (doubleEncoded.test(text)) found.push('double-encoded')
  return found
}

/** Longer texts are not tried: nothing shows them whole. */
const maxJsonLength = 100_000

function isJson(text: string): boolean {
  const trimmed = text.trim()
  if (!/^(?:\{[^]*\}|\[[^]*\])$/.test(trimmed) || trimmed.length > maxJsonLength) return false
  try {
    return typeof JSON.parse(trimmed) === 'object'
  } catch {
    return false
  }
}

/** What the bytes from 80 to BF become when they are read as Windows-1252. */
const follower = '[\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]'
/**
 * Two bytes of an accented Latin letter, three of typographic punctuation, or several letters of any script. One letter of another
 * script alone may as well be French before a closing quote.
 */
const doubleEncoded = new RegExp(
  `[ÂÃ]${follower}|â[\\u0080€]${follower}|(?:[Ä-ß]${follower}){2}|(?:[à-ï]${follower}{2}){2}|ð[\\u0090-\\u0092\\u009fŸ]${follower}{2}`,
)

const [from, to] = [Date.UTC(2001, 0, 1), Date.UTC(2037, 0, 1)]

/** Returns what is odd about a number. */
export function numberOddities(value: number): readonly Oddity[] {
  if (!Number.isInteger(value)) return isInTenths(value) ? tenths : nothing
  if (value < from / 1000 || value >= to) return nothing
  return value < to / 1000 ? seconds : value >= from ? milliseconds : nothing
}

/** Also after a sum, which is a little beside its tenths: 0.1 + 0.2. */
function isInTenths(value: number): boolean {
  return Math.abs(Math.round(value * 10) / 10 - value) <= Math.abs(value) * 1e-12
}

/** Moments from here on, in milliseconds since 1970, are taken for a slip: the year 5000. */
const farFuture = Date.UTC(5000, 0, 1)
const day = 86_400_000

/** Returns what is odd about a date in CleverTap's spelling. */
export function dateOddities(spelling: string): readonly Oddity[] {
  const date = dateFrom(spelling)
  if (date?.kind !== 'instant') return nothing
  if (Math.abs(date.ms) >= farFuture) return millisecondDate
  return date.ms % day === 0 ? midnight : nothing
}
