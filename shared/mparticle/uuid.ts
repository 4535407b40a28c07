import { pad, paddedLength, sha1 } from '#shared/mparticle/sha1'

const uuidBytes = 16

/** Scratch space for namespace, name and padding; it grows to the longest name. */
let message = new DataView(new ArrayBuffer(256))

/** A UUID as four words of 32 bits, the first one first: a namespace that many names are looked up in. */
export type UuidWords = readonly [number, number, number, number]

/** Returns the version-5 UUID of a name in a namespace, itself a UUID (RFC 9562, section 5.5). Lone surrogates count as U+FFFD. */
export function uuid(namespace: string, name: string): string {
  return uuidMaker([uuidWords(namespace)])(name)[0] ?? ''
}

/** Returns the words of a UUID. */
export function uuidWords(text: string): UuidWords {
  const digits = text.replaceAll('-', '')
  const word = (nth: number) => parseInt(digits.slice(nth * 8, nth * 8 + 8), 16)
  return [word(0), word(1), word(2), word(3)]
}

/** Returns the version-5 UUID of a name in a namespace, as words: itself a namespace that is never spelled out. */
export function uuidWithin(namespace: UuidWords, name: string): UuidWords {
  return wordsWithin(namespace, writeName(name))
}

/** Returns a function that makes the version-5 UUIDs of a name, one in each of these namespaces. It is quicker for many names. */
export function uuidMaker(namespaces: readonly UuidWords[]): (name: string) => string[] {
  return (name) => {
    const padded = writeName(name)
    return namespaces.map((namespace) => textOf(wordsWithin(namespace, padded)))
  }
}

/** Writes a name and its padding behind the room for a namespace. Returns how many bytes all of it takes. */
function writeName(name: string): number {
  ensureCapacity(name.length)
  const length = writeUtf8(name, uuidBytes)
  pad(message, length)
  return paddedLength(length)
}

/** The words of the UUID whose name has just been written. */
function wordsWithin(namespace: UuidWords, padded: number): UuidWords {
  for (let i = 0; i < 4; i++) message.setInt32(i * 4, namespace[i] ?? 0)
  const digest = sha1(message, padded)
  const version = ((digest[1] ?? 0) & 0xffff_0fff) | 0x5000
  const variant = ((digest[2] ?? 0) & 0x3fff_ffff) | 0x8000_0000
  return [digest[0] ?? 0, version, variant, digest[3] ?? 0]
}

/** A UTF-16 code unit takes at most three bytes. */
function ensureCapacity(units: number): void {
  const bytes = paddedLength(uuidBytes + units * 3)
  if (message.byteLength < bytes) message = new DataView(new ArrayBuffer(bytes * 2))
}

/** Writes a text as UTF-8 and returns the position behind it. */
function writeUtf8(text: string, start: number): number {
  let at = start
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) message.setUint8(at++, unit)
    else if (unit < 0x800) at = writeBytes(at, 0xc0, unit, 1)
    else {
      const point = text.codePointAt(i) ?? unit
      if (point > 0xffff) {
        at = writeBytes(at, 0xf0, point, 3)
        i++
      } else at = writeBytes(at, 0xe0, point >= 0xd800 && point < 0xe000 ? 0xfffd : point, 2)
    }
  }
  return at
}

/** The first byte with its mark, and `more` bytes of six bits each behind it. */
function writeBytes(at: number, mark: number, point: number, more: number): number {
  message.setUint8(at, mark | (point >>> (6 * more)))
  for (let i = 1; i <= more; i++) message.setUint8(at + i, 0x80 | ((point >>> (6 * (more - i))) & 0x3f))
  return at + more + 1
}

/** The character codes of a UUID, dashes included. */
const codes = Array.from({ length: 36 }, () => 45)

/** Made of all its characters at once: a text that is joined from pieces takes longer to write. */
function textOf(words: UuidWords): string {
  writeHex(words[0], 0, 4)
  writeHex(words[1], 9, 14)
  writeHex(words[2], 19, 24)
  writeHex(words[3], 28, 32)
  return String.fromCharCode(...codes)
}

/** Writes the eight hexadecimal digits of a word: four at each of these places. */
function writeHex(word: number, high: number, low: number): void {
  for (let i = 0; i < 4; i++) {
    codes[high + i] = hexDigit(word >>> (28 - 4 * i))
    codes[low + i] = hexDigit(word >>> (12 - 4 * i))
  }
}

/** The character code of the hexadecimal digit in the lowest four bits. */
function hexDigit(word: number): number {
  const digit = word & 15
  return digit + (digit < 10 ? 48 : 87)
}
