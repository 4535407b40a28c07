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

/**
 * Puts spaces where a JSON text has what JSON does not have: comments, from `//` to the line's end and from `/*` to the next `*` and `/`,
 * and commas before closing brackets. Every other byte stays in its place, so that lines and places are those of the file.
 */
export class JsonComments {
  /** Whether there was one. */
  found = false
  #state: State = 'plain'
  #held: Buffer = Buffer.alloc(0)

  push(chunk: Buffer): Buffer {
    const bytes = Buffer.concat([this.#held, chunk])
    const end = this.#blank(bytes, false)
    this.#held = Buffer.from(bytes.subarray(end))
    return bytes.subarray(0, end)
  }

  end(): Buffer {
    const bytes = Buffer.from(this.#held)
    this.#blank(bytes, true)
    this.#held = Buffer.alloc(0)
    return bytes
  }

  /** Returns how many of the bytes are settled. */
  #blank(bytes: Buffer, isLast: boolean): number {
    /** A comma with nothing but white space and comments behind it. */
    let open = -1
    let i = 0
    for (; i < bytes.length; i++) {
      const byte = bytes[i] ?? 0
      if (this.#state === 'text') {
        if (byte === backslash) {
          if (i + 1 === bytes.length && !isLast) return i
          i++
        } else if (byte === quote || byte === feed) this.#state = 'plain'
        continue
      }
      if (this.#state === 'plain') {
        if (byte === slash && i + 1 === bytes.length && !isLast) return open >= 0 ? open : i
        const next = bytes[i + 1]
        if (byte === slash && (next === slash || next === star)) {
          this.#state = next === slash ? 'line' : 'block'
          this.found = true
          bytes.fill(space, i, i + 2)
          i++
        } else if (byte === comma) open = i
        else if (!isSpace(byte)) {
          if (open >= 0 && (byte === 0x7d || byte === 0x5d)) {
            bytes[open] = space
            this.found = true
          }
          open = -1
          if (byte === quote) this.#state = 'text'
        }
        continue
      }
      if (byte === feed && this.#state === 'line') this.#state = 'plain'
      else if (this.#state === 'block' && byte === star && bytes[i + 1] === slash) {
        bytes.fill(space, i, i + 2)
        i++
        this.#state = 'plain'
      } else if (this.#state === 'block' && byte === star && i + 1 === bytes.length && !isLast && open < 0) return i
      else if (byte !== feed) bytes[i] = space
    }
    if (open < 0 || isLast || bytes.length - open > maxHeld) return bytes.length
    // what was blanked behind the comma is white space now, and is looked at again
    if (this.#state === 'plain') return open
    return bytes.length
  }
}

/** Returns the beginning of a JSON text without its comments; undefined where it has none, or is no JSON. */
export function withoutComments(head: Buffer): Buffer | undefined {
  if (!/^\s*(?:[[{]|\/[/*])/.test(head.toString('utf8', 0, 256))) return undefined
  const comments = new JsonComments()
  const text = Buffer.concat([comments.push(head), comments.end()])
  return comments.found && /^\s*[[{]/.test(text.toString('utf8')) ? text : undefined
}
