/** What one scan sees in a text: a check that needs a trait looks only at texts that have it. Bits of one number. */
export const traits = {
  brace: 1,
  at: 2,
  dollar: 4,
  bracket: 8,
  ampersand: 16,
  /** What a URL cannot be without: a colon or a slash. */
  url: 32,
  digit: 64,
  quote: 128,
  /** The letter N, as in `NaN`. */
  n: 256,
  control: 512,
  doubledSpace: 1024,
  loneSurrogate: 2048,
  /** The letter f, as in `undefined`. */
  f: 4096,
  /** The letter l twice in a row, as in `null`. */
  doubledL: 8192,
} as const

const { brace, at, dollar, bracket, ampersand, url, digit, quote, n, f, control, doubledSpace, doubledL } = traits

const bySign: Readonly<Record<string, number>> = {
  '{': brace,
  '}': brace,
  '@': at,
  $: dollar,
  '[': bracket,
  '&': ampersand,
  ':': url,
  '/': url,
  '"': quote,
  N: n,
  f,
  ' ': doubledSpace,
  l: doubledL,
}

/** What counts only where two such characters stand in a row. */
export const inPairs = doubledSpace | doubledL

/** Returns the traits of an ASCII character; those of `inPairs` it has with another one beside it. */
export function asciiTrait(unit: number): number {
  if (unit < 0x20 || unit === 0x7f) return unit === 9 || unit === 10 || unit === 13 ? 0 : control
  return unit >= 0x30 && unit <= 0x39 ? digit : (bySign[String.fromCharCode(unit)] ?? 0)
}
