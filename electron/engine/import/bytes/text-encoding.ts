/** How a file's text is written. */
export type Encoding = 'utf8' | 'utf16le' | 'utf16be'

interface Found {
  readonly encoding: Encoding
  /** The byte order mark's length in bytes. */
  readonly mark: number
}

/** Returns a text's encoding by its first bytes: by its byte order mark, else by where the zeros of UTF-16 lie among ASCII characters. */
export function encodingOf(head: Buffer): Found {
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

/** Turns a stream of bytes into UTF-8 without byte order mark. Waits for the first kilobyte to find the encoding. */
export class ToUtf8 {
  #head: Buffer | null = Buffer.alloc(0)
  #encoding: Encoding = 'utf8'
  readonly #decoder = new TextDecoder('utf-16le', { ignoreBOM: true })
  /** The first half of a character's first pair of bytes, of UTF-16 in big-endian order. */
  #odd: Buffer = Buffer.alloc(0)

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
