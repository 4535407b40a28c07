import { isSpace } from './json-bytes.ts'

/** What the next byte is in. */
type State = 'plain' | 'text' | 'line' | 'block'

const quote = 0x22
const backslash = 0x5c
const slash = 0x2f
const star = 0x2a
const comma = 0x2c
const feed = 0x0a
const space = 0x20
/** In bytes: how far ahead the bracket after a comma may be. */
const maxHeld = 64 * 1024
/** The byte that says nothing without the one behind it. */
const needsNext: Readonly<Record<State, number>> = { plain: slash, text: backslash, line: -1, block: star }

/**
 * Puts spaces where a JSON text has what JSON does not have: comments, from `//` to the line's end and from `/*` to the next `*` and `/`,
 * and commas before closing brackets. Every other byte stays in its place, so that lines and places are those of the file.
 */
export class JsonComments {
  /** Whether there was one. */
  found = false
  #state: State = 'plain'
  /** What is not settled yet. */
  #held: Buffer = Buffer.alloc(0)
  /** How much of what is held was looked at. */
  #at = 0
  /** Where in what is held there is a comma with nothing but white space and comments behind it; -1 for nowhere. */
  #comma = -1

  push(chunk: Buffer): Buffer {
    const bytes = Buffer.concat([this.#held, chunk])
    this.#blank(bytes, false)
    if (this.#comma >= 0 && bytes.length - this.#comma > maxHeld) this.#comma = -1
    const end = this.#comma >= 0 ? this.#comma : this.#at
    this.#held = Buffer.from(bytes.subarray(end))
    this.#at -= end
    this.#comma = this.#comma >= 0 ? 0 : -1
    return bytes.subarray(0, end)
  }

  end(): Buffer {
    const bytes = Buffer.from(this.#held)
    this.#blank(bytes, true)
    this.#held = Buffer.alloc(0)
    return bytes
  }

  /** Looks at the bytes up to where it takes the next one to go on. */
  #blank(bytes: Buffer, isLast: boolean): void {
    const last = isLast ? -1 : bytes.length - 1
    let i = this.#at
    for (; i < bytes.length; i++) {
      const byte = bytes[i] ?? 0
      if (i === last && needsNext[this.#state] === byte) break
      const next = bytes[i + 1]
      if (this.#state === 'text') {
        if (byte === backslash) i++
        else if (byte === quote || byte === feed) this.#state = 'plain'
      } else if (this.#state === 'plain') {
        if (byte === slash && (next === slash || next === star)) {
          this.#state = next === slash ? 'line' : 'block'
          this.found = true
          bytes.fill(space, i, i + 2)
          i++
        } else this.#plain(bytes, i, byte)
      } else if (this.#state === 'block' && byte === star && next === slash) {
        this.#state = 'plain'
        bytes.fill(space, i, i + 2)
        i++
      } else if (byte !== feed) bytes[i] = space
      else if (this.#state === 'line') this.#state = 'plain'
    }
    this.#at = i
  }

  #plain(bytes: Buffer, at: number, byte: number): void {
    if (byte === comma) this.#comma = at
    else if (!isSpace(byte)) {
      if (this.#comma >= 0 && (byte === 0x7d || byte === 0x5d)) {
        bytes[this.#comma] = space
        this.found = true
      }
      this.#comma = -1
      if (byte === quote) this.#state = 'text'
    }
  }
}

/** Returns the beginning of a JSON text without its comments; undefined where it has none, or is no JSON. */
export function withoutComments(head: Buffer): Buffer | undefined {
  if (!/^\s*(?:[[{]|\/[/*])/.test(head.toString('utf8', 0, 256))) return undefined
  const comments = new JsonComments()
  const text = Buffer.concat([comments.push(head), comments.end()])
  return comments.found && /^\s*[[{]/.test(text.toString('utf8')) ? text : undefined
}
