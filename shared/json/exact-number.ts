/** The part of ES2026's JSON that is not in TypeScript's library yet. Chrome 114 and Node 22 have it. */
interface JsonWithSource {
  parse(text: string, reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown): unknown
  rawJSON(text: string): unknown
}
const json = JSON as unknown as JsonWithSource

/**
 * A number that JavaScript's own numbers cannot hold, such as a 64-bit id, with the digits it had in its file.
 * JSON.stringify writes those digits.
 */
export class ExactNumber {
  readonly digits: string

  /** `digits` is a JSON number. */
  constructor(digits: string) {
    this.digits = digits
  }

  toJSON(): unknown {
    return json.rawJSON(this.digits)
  }
}

/**
 * Parses as JSON.parse does, but numbers keep their digits: one that a double cannot hold becomes an `ExactNumber`. Throws as
 * JSON.parse does. The usual text, without such a number, costs little more than JSON.parse.
 */
export function parseJson(text: string): unknown {
  if (!hasLongNumber(text) && !hugeExponent.test(text)) return JSON.parse(text)
  return json.parse(text, (_key, value, context) => {
    if (typeof value !== 'number' || context.source === undefined) return value
    const { source } = context
    return source === String(value) || sameNumber(source, value) ? value : new ExactNumber(source)
  })
}

/** A double holds every number of up to 15 digits; beyond that it depends. May also match inside a string. */
const holdsDigits = 15
const hugeExponent = /\d[eE][+-]?\d\d\d/

/** Whether more than 15 digits and dots stand in a row. Every such run covers a multiple of 16, so only those are looked at. */
function hasLongNumber(text: string): boolean {
  const stride = holdsDigits + 1
  for (let i = stride - 1; i < text.length; i += stride) {
    if (!isDigitOrDot(text.charCodeAt(i))) continue
    let from = i
    let to = i
    while (from > 0 && isDigitOrDot(text.charCodeAt(from - 1))) from--
    while (isDigitOrDot(text.charCodeAt(to + 1))) to++
    if (to - from >= holdsDigits) return true
  }
  return false
}

function isDigitOrDot(code: number): boolean {
  return code >= 46 && code <= 57 && code !== 47
}

function sameNumber(source: string, value: number): boolean {
  if (!Number.isFinite(value)) return false
  const a = decimal(source)
  const b = decimal(String(value))
  return a.digits === b.digits && (a.digits === '' || (a.exponent === b.exponent && a.negative === b.negative))
}

interface Decimal {
  readonly negative: boolean
  /** Without zeros at either end; empty for zero. */
  readonly digits: string
  /** The number is 0.digits × 10^exponent. */
  readonly exponent: number
}

function decimal(text: string): Decimal {
  const match = /^(-?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text)
  const whole = match?.[2] ?? ''
  const all = whole + (match?.[3] ?? '')
  const digits = all.replace(/^0+/, '')
  const exponent = whole.length - (all.length - digits.length) + Number(match?.[4] ?? 0)
  let end = digits.length
  while (digits[end - 1] === '0') end--
  return { negative: match?.[1] === '-', digits: digits.slice(0, end), exponent }
}

/** Longer decimals than this stay in their exponent form: they are unreadable otherwise, and `1e999999999` must not fill the memory. */
const maxDecimalLength = 1000

/**
 * Returns a number in its shortest exact decimal form, without exponent: `79.5`, `100000000000000000000000`, `0.0000001`. Beyond a
 * thousand digits it stays as it was written.
 */
export function numberText(value: number | ExactNumber): string {
  const source = typeof value === 'number' ? String(value) : value.digits
  if (typeof value === 'number' && !source.includes('e')) return source
  const { negative, digits, exponent } = decimal(source)
  if (digits === '') return '0'
  if (Math.abs(exponent) + digits.length > maxDecimalLength) return source
  return (negative ? '-' : '') + place(digits, exponent)
}

function place(digits: string, exponent: number): string {
  if (exponent <= 0) return `0.${'0'.repeat(-exponent)}${digits}`
  if (digits.length <= exponent) return digits + '0'.repeat(exponent - digits.length)
  return `${digits.slice(0, exponent)}.${digits.slice(exponent)}`
}
