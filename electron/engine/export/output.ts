import { createHash } from 'node:crypto'
import { type Destination, manifestName, refusedName } from './destination.ts'
import type { ExportedFile, RefusedBatch } from '#shared/mparticle/export-report'
import { HashedText } from './hashed-text.ts'

/** An export in the making: its files, and the hash over all payloads. */
export class Output {
  readonly destination: Destination
  readonly files: ExportedFile[] = []
  readonly #hash = createHash('sha256')
  #refused: HashedText | undefined
  #bytes = 0
  #only: string | undefined

  constructor(destination: Destination) {
    this.destination = destination
  }

  /** Begins the only file of payloads, which may be of any size. */
  async beginOnly(name: string): Promise<HashedText> {
    return new HashedText(await this.destination.begin(name))
  }

  async endOnly(text: HashedText): Promise<void> {
    const file = await text.close()
    this.#keep(file)
    this.#only = file.sha256
  }

  /** Writes one of several files of payloads. */
  async add(name: string, content: string): Promise<void> {
    const file = await this.destination.begin(name)
    const chunk = Buffer.from(content)
    await file.write(chunk)
    await file.close()
    this.#hash.update(chunk)
    this.#keep({ name: file.name, bytes: chunk.length, sha256: createHash('sha256').update(chunk).digest('hex') })
  }

  async refuse(batch: RefusedBatch): Promise<void> {
    if (this.#refused === undefined) {
      const file = await this.destination.beginAside(refusedName)
      if (file === undefined) return
      this.#refused = new HashedText(file)
    }
    await this.#refused.add(`${JSON.stringify(batch)}\n`)
  }

  get bytes(): number {
    return this.#bytes
  }

  /** Ends everything; the manifest is made of the files and their hash. */
  async commit(manifest: (files: readonly ExportedFile[], sha256: string) => string): Promise<string> {
    await this.#refused?.close()
    const sha256 = this.#only ?? this.#hash.digest('hex')
    const file = await this.destination.beginAside(manifestName)
    await file?.write(Buffer.from(manifest(this.files, sha256)))
    await file?.close()
    await this.destination.commit()
    return sha256
  }

  #keep(file: ExportedFile): void {
    this.files.push(file)
    this.#bytes += file.bytes
  }
}
