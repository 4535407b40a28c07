import type { Operand } from '#shared/campaign/draft'
import { ExactNumber, numberText } from '#shared/json/exact-number'
import { dateFrom } from '#shared/sample/date'
import type { Scalar } from '#shared/sample/value'

/**
 * Returns which of two numbers, or texts that read as one, is greater: above zero if the first is, below if the second is, zero
 * where they are equal or one of them is no number. Digits that a double cannot hold count too.
 */
export function compareNumbers(a: Scalar | Operand | undefined, b: Scalar | Operand | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const [left, right] = [numericText(a), numericText(b)]
  if (left === undefined || right === undefined) return 0
  return Number(left) - Number(right) || compareDecimals(left, right)
}

/** Returns which of two dates is later, in the same way. */
export function compareDates(a: Scalar | Operand | undefined, b: Scalar | Operand | undefined): number {
  const difference = momentOf(a) - momentOf(b)
  return Number.isNaN(difference) ? 0 : difference
}

/** A number as JSON writes it; undefined for what is none. */
function numericText(value: Scalar | Operand | undefined): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined
  if (value instanceof ExactNumber) return value.digits
  if (typeof value !== 'string') return undefined
  const [, sign = '', whole = '', rest = ''] =
    /^\s*([+-]?)(?=\.?\d)(\d*)((?:\.\d*)?(?:[eE][+-]?\d+)?)\s*$/.exec(value) ?? []
  if (whole === '' && rest === '') return undefined
  return `${sign === '-' ? '-' : ''}${whole === '' ? '0' : whole}${rest}`
}

/** The longest number that a double holds with every digit. */
const safeLength = 15

/** Compares what one double stands for, where that could still differ. */
function compareDecimals(a: string, b: string): number {
  if (a === b || (a.length <= safeLength && b.length <= safeLength)) return 0
  const [left, right] = [decimalOf(a), decimalOf(b)]
  const whole = Math.max(left.whole.length, right.whole.length)
  const digits = ({ whole: before, fraction }: Decimal) => before.padStart(whole, '0') + fraction
  const [x, y] = [digits(left), digits(right)]
  const length = Math.max(x.length, y.length)
  const order =
    x.padEnd(length, '0') < y.padEnd(length, '0') ? -1 : x.padEnd(length, '0') > y.padEnd(length, '0') ? 1 : 0
  return left.negative ? -order : order
}

interface Decimal {
  readonly negative: boolean
  readonly whole: string
  readonly fraction: string
}

function decimalOf(text: string): Decimal {
  const [, sign, whole = '', fraction = ''] = /^(-?)(\d+)\.?(\d*)$/.exec(numberText(new ExactNumber(text))) ?? []
  return { negative: sign === '-', whole, fraction }
}

/** Milliseconds since 1970 of CleverTap's spelling or an ISO 8601 date. Without an offset it is in UTC. NaN for anything else. */
function momentOf(value: Scalar | Operand | undefined): number {
  if (typeof value !== 'string') return NaN
  const date = dateFrom(value)
  if (date !== undefined) return date.kind === 'instant' ? date.ms : Date.UTC(date.year, date.month - 1, date.day)
  const [, day, clock = 'T00:00', offset = 'Z'] = isoDate.exec(value) ?? []
  if (day === undefined || !isDay(day)) return NaN
  return Date.parse(`${day}${clock}${offset}`)
}

const isoDate = /^(\d{4}-\d\d-\d\d)(?:(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?$/

/** Date.parse takes the 30th of February for the 2nd of March. */
function isDay(text: string): boolean {
  const midnight = new Date(`${text}T00:00Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text)
}
