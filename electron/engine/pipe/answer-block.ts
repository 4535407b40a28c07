import type { Writable } from 'node:stream'
import { writeTo } from '../files/reader-gone.ts'

/** In bytes: when that much has been answered it is written. */
const blockSize = 262_144
const newline = 10
/** A UTF-16 code unit takes at most three bytes. */
const bytesPerUnit = 3

/**
 * Answers that wait to be written in one piece, already as bytes: each is a text of many pieces, and many such texts that wait together
 * cost more than to write each at once.
 */
export class AnswerBlock {
  readonly #output: Writable
  readonly #block = Buffer.allocUnsafe(blockSize)
  #length = 0

  constructor(output: Writable) {
    this.#output = output
  }

  /** Adds an answer, given without its newline. Returns what to wait for before the next one, if anything. */
  add(answer: string): Promise<void> | undefined {
    if (!this.#fits(answer)) return this.#addAfterFlush(answer)
    this.#append(answer)
    return undefined
  }

  /** Writes what waits. */
  async flush(): Promise<void> {
    if (this.#length === 0) return
    // a stream may keep what it was given
    const written = Buffer.from(this.#block.subarray(0, this.#length))
    this.#length = 0
    await writeTo(this.#output, written)
  }

  async #addAfterFlush(answer: string): Promise<void> {
    await this.flush()
    if (this.#fits(answer)) this.#append(answer)
    else await writeTo(this.#output, `${answer}\n`)
  }

  #fits(answer: string): boolean {
    return this.#length + answer.length * bytesPerUnit < blockSize
  }

  #append(answer: string): void {
    const end = this.#length + this.#block.write(answer, this.#length)
    this.#block[end] = newline
    this.#length = end + 1
  }
}
