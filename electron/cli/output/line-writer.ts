import type { Writable } from 'node:stream'
import { writeTo } from '../../engine/files/reader-gone.ts'

/** In UTF-16 code units. */
const blockSize = 262_144

/** Writes lines in large blocks, as fast as the output takes them. */
export class LineWriter {
  readonly #output: Writable
  #text = ''

  constructor(output: Writable = process.stdout) {
    this.#output = output
  }

  /** Wait for the promise, where there is one, before the next call. */
  add(line: string): Promise<void> | undefined {
    this.#text += `${line}\n`
    return this.#text.length < blockSize ? undefined : this.end()
  }

  /** Writes what is left. */
  async end(): Promise<void> {
    const text = this.#text
    this.#text = ''
    if (text !== '') await writeTo(this.#output, text)
  }
}
