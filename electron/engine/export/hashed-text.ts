import { createHash } from 'node:crypto'
import type { ExportedFile } from '#shared/mparticle/export-report'

/** A file being written, wherever it is. */
export interface OpenFile {
  readonly name: string
  /** The chunk's bytes may be used again when this resolves. */
  write(chunk: Uint8Array): Promise<void>
  /** Ends the file. It may still have to be put in its place. */
  close(): Promise<void>
}

/** In UTF-16 code units: text that is encoded at once stays in the processor's cache. */
const textLength = 65_536
/** In bytes: what is written at once is worth a call to the system. */
const chunkBytes = 4 * textLength
/** Room for a chunk that is nearly full and one more text, at three bytes a code unit. */
const bufferBytes = chunkBytes + 3 * 2 * textLength

/** Collects text, and hashes and writes it in chunks: one chunk is being written while the next one is collected. */
export class HashedText {
  readonly #file: OpenFile
  readonly #hash = createHash('sha256')
  #text = ''
  #bytes = 0
  #buffer = Buffer.allocUnsafeSlow(bufferBytes)
  #other = Buffer.allocUnsafeSlow(bufferBytes)
  #filled = 0
  #writing: Promise<void> = Promise.resolve()

  constructor(file: OpenFile) {
    this.#file = file
  }

  /** Wait for the promise, where there is one, before the next call. */
  add(text: string): Promise<void> | undefined {
    this.#text += text
    if (this.#text.length < textLength) return undefined
    if (this.#text.length > 2 * textLength) return this.#writeLong()
    this.#encode()
    return this.#filled >= chunkBytes ? this.#send() : undefined
  }

  /** Writes what is left. Resolves with the name, size and hash of the file. */
  async close(): Promise<ExportedFile> {
    this.#encode()
    await this.#send()
    await this.#writing
    await this.#file.close()
    return { name: this.#file.name, bytes: this.#bytes, sha256: this.#hash.digest('hex') }
  }

  #encode(): void {
    const start = this.#filled
    this.#filled += this.#buffer.write(this.#text, start)
    this.#text = ''
    this.#count(this.#buffer.subarray(start, this.#filled))
  }

  async #send(): Promise<void> {
    const chunk = this.#buffer.subarray(0, this.#filled)
    this.#filled = 0
    await this.#writing
    ;[this.#buffer, this.#other] = [this.#other, this.#buffer]
    if (chunk.length === 0) return
    this.#writing = this.#file.write(chunk)
    // the next one to wait for it learns of its failure
    this.#writing.catch(() => undefined)
  }

  /** A text that the buffer may not have room for. */
  async #writeLong(): Promise<void> {
    const chunk = Buffer.from(this.#text)
    this.#text = ''
    await this.#send()
    await this.#writing
    this.#count(chunk)
    await this.#file.write(chunk)
  }

  #count(chunk: Uint8Array): void {
    this.#bytes += chunk.length
    this.#hash.update(chunk)
  }
}
