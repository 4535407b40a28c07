import { isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'

/** How a file's text is written, as its own bytes tell. */
export type Encoding = 'utf8' | 'utf16le' | 'utf16be'

/** Returns whether a name is that of an encoding that files can be read in, such as windows-1252 or Shift_JIS. */
export function isEncoding(name: string): boolean {
  try {
    new TextDecoder(name)
    return true
  } catch {
    return false
  }
}

/** The share of letters that may have an accent in a text of a language that Windows-1252 is for. */
const maxAccents = 0.25
const undefinedIn1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

/**
 * Returns `windows-1252` for the beginning of a table that is not UTF-8 but makes sense in that encoding, in which spreadsheets of Western
 * Europe and America save CSV: a few accented letters and signs among plain ones, and not one character of UTF-8. Otherwise undefined.
 */
export function suggestedEncoding(head: Buffer): 'windows-1252' | undefined {
  if (isUtf8(withoutCutCharacter(head)) || /^\s*[[{]/.test(head.toString('latin1', 0, 256))) return undefined
  const text = head.toString('latin1')
  // two bytes or more of UTF-8: then it is UTF-8 with some wrong bytes
  if (/[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}/.test(text)) return undefined
  if (head.some((byte) => undefinedIn1252.has(byte))) return undefined
  const accents = text.match(/[\u00c0-\u00ff]/g)?.length ?? 0
  const letters = text.match(/[A-Za-z]/g)?.length ?? 0
  const inWords = text.match(/(?<=[A-Za-z])[\u00c0-\u00ff]|[\u00c0-\u00ff](?=[A-Za-z])/g)?.length ?? 0
  const makesSense = accents <= maxAccents * letters && inWords * 2 >= accents && !/[\u00c0-\u00ff]{3}/.test(text)
  return makesSense ? 'windows-1252' : undefined
}

function withoutCutCharacter(head: Buffer): Buffer {
  let end = head.length
  while (end > 0 && head.length - end < 3 && ((head[end - 1] ?? 0) & 0xc0) === 0x80) end--
  return ((head[end - 1] ?? 0) & 0xc0) === 0xc0 ? head.subarray(0, end - 1) : head
}

interface Found {
  readonly encoding: Encoding
  /** The byte order mark's length in bytes. */
  readonly mark: number
}

/** Returns a text's encoding by its first bytes: by its byte order mark, else by where the zeros of UTF-16 lie among ASCII characters. */
function encodingOf(head: Buffer): Found {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf8', mark: 3 }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf16le', mark: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf16be', mark: 2 }
  const counted = Math.min(head.length, 1024) & ~1
  let even = 0
  let odd = 0
  for (let i = 0; i < counted; i += 2) {
    if (head[i] === 0) even++
    if (head[i + 1] === 0) odd++
  }
  // a quarter of the characters are ASCII, and hardly any is a multiple of 256
  if (counted >= 4 && odd * 8 > counted && even * 16 < odd) return { encoding: 'utf16le', mark: 0 }
  if (counted >= 4 && even * 8 > counted && odd * 16 < even) return { encoding: 'utf16be', mark: 0 }
  return { encoding: 'utf8', mark: 0 }
}

const names: Readonly<Record<Encoding, string>> = { utf8: 'utf-8', utf16le: 'utf-16le', utf16be: 'utf-16be' }

/** Returns the name of a text's encoding by its first bytes. */
export function encodingName(head: Buffer): string {
  return names[encodingOf(head).encoding]
}

/** Turns a stream of bytes into UTF-8 without byte order mark. Waits for the first kilobyte to find the encoding. */
export class ToUtf8 {
  #head: Buffer | null = Buffer.alloc(0)
  #encoding: Encoding | 'named' = 'utf8'
  readonly #decoder: TextDecoder
  /** The first half of a character's first pair of bytes, of UTF-16 in big-endian order. */
  #odd: Buffer = Buffer.alloc(0)

  /** `named` is the encoding's name, where the bytes are not to be asked. Throws a `RangeError` for a name that is none. */
  constructor(named: string | null = null) {
    this.#decoder = new TextDecoder(named ?? 'utf-16le', { ignoreBOM: named === null })
    if (named === null) return
    this.#encoding = 'named'
    this.#head = null
  }

  /** May return a view of `chunk`. */
  push(chunk: Buffer): Buffer {
    if (this.#head === null) return this.#convert(chunk)
    this.#head = Buffer.concat([this.#head, chunk])
    return this.#head.length >= 1024 ? this.#begin(this.#head) : Buffer.alloc(0)
  }

  /** Returns what was left at the end. */
  end(): Buffer {
    const rest = this.#head === null ? Buffer.alloc(0) : this.#begin(this.#head)
    return this.#encoding === 'utf8' ? rest : Buffer.concat([rest, Buffer.from(this.#decoder.decode())])
  }

  #begin(head: Buffer): Buffer {
    const { encoding, mark } = encodingOf(head)
    this.#encoding = encoding
    this.#head = null
    return this.#convert(head.subarray(mark))
  }

  #convert(chunk: Buffer): Buffer {
    if (this.#encoding === 'utf8') return chunk
    return Buffer.from(
      this.#decoder.decode(this.#encoding === 'utf16be' ? this.#swapped(chunk) : chunk, { stream: true }),
    )
  }

  #swapped(chunk: Buffer): Buffer {
    const whole = Buffer.concat([this.#odd, chunk])
    const even = whole.length & ~1
    this.#odd = whole.subarray(even)
    return whole.subarray(0, even).swap16()
  }
}
