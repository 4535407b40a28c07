const newline = 10

/** A line that is longer than allowed: none of it is kept. */
export const tooLong = Symbol('a line that is too long')
export type Line = Uint8Array | typeof tooLong

/**
 * Cuts bytes into lines, whatever pieces they come in. Keeps one unfinished line, and of one that is too long nothing.
 * A last line needs no newline. Read each line before asking for the next one: its bytes are reused.
 */
export class BoundedLineSplitter {
  readonly #maxBytes: number
  #held = Buffer.alloc(4096)
  #length = 0
  #isTooLong = false

  /** `maxBytes` is in bytes, without the newline. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  *push(chunk: Uint8Array): Generator<Line> {
    let from = 0
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      yield this.#complete(chunk.subarray(from, at))
      from = at + 1
    }
    this.#hold(chunk.subarray(from))
  }

  *end(): Generator<Line> {
    if (this.#length > 0 || this.#isTooLong) yield this.#complete(new Uint8Array())
  }

  #complete(rest: Uint8Array): Line {
    if (this.#length === 0 && !this.#isTooLong && rest.length <= this.#maxBytes) return rest
    this.#hold(rest)
    const line = this.#isTooLong ? tooLong : this.#held.subarray(0, this.#length)
    this.#length = 0
    this.#isTooLong = false
    return line
  }

  #hold(piece: Uint8Array): void {
    const length = this.#length + piece.length
    if (this.#isTooLong || length > this.#maxBytes) {
      this.#isTooLong = true
      this.#length = 0
      return
    }
    if (length > this.#held.length) {
      const larger = Buffer.alloc(Math.min(length * 2, this.#maxBytes))
      larger.set(this.#held.subarray(0, this.#length))
      this.#held = larger
    }
    this.#held.set(piece, this.#length)
    this.#length = length
  }
}
