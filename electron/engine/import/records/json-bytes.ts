const quote = 0x22
const backslash = 0x5c

/** Returns where a text stops: at its quote, at a line end, at a backslash whose other half is not there yet, or at `end`. */
export function textEnd(bytes: Buffer, from: number, end: number): number {
  let i = from
  while (i < end) {
    const byte = bytes[i]
    if (byte === quote || byte === 0x0a || byte === 0x0d) return i
    if (byte === backslash) {
      if (i + 1 === end) return i
      i++
      if (bytes[i] === 0x0a || bytes[i] === 0x0d) return i
    }
    i++
  }
  return end
}

/** Returns where a number or a word such as `true` stops. */
export function wordEnd(bytes: Buffer, from: number, end: number): number {
  let i = from
  while (i < end && isWord(bytes[i] ?? 0)) i++
  return i
}

/** Letters, digits and the signs of numbers. */
export function isWord(byte: number): boolean {
  return (
    (byte >= 0x61 && byte <= 0x7a) ||
    (byte >= 0x30 && byte <= 0x39) ||
    byte === 0x2d ||
    byte === 0x2e ||
    byte === 0x2b ||
    (byte >= 0x41 && byte <= 0x5a)
  )
}

/** Returns whether a byte is white space between the tokens of JSON. */
export function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}
