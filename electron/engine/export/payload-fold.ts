import { batchWriter, type WriteBatch } from '#shared/mparticle/write-batch'
import { compile, type Message } from '#shared/resolve/compile'
import type { Recipient } from '#shared/sample/recipient'
import type { WritingFold } from '../pass/fold.ts'
import type { PassCandidate } from '../pass/source.ts'
import { destinationOf } from './destination.ts'
import { ExportCounts } from './export-counts.ts'
import type { ExportOptions } from './export-options.ts'
import { Output } from './output.ts'
import { bulkEnvelope, type PayloadWriter, payloadWriter } from './payload-writer.ts'

/** Writes the payload of every recipient to its destination, and counts the rest. */
export class PayloadFold implements WritingFold<PassCandidate> {
  readonly counts = new ExportCounts()
  readonly #options: ExportOptions
  readonly #message: Message
  readonly #writeBatch: WriteBatch
  readonly #limit: number
  #output: Output | undefined
  #writer: PayloadWriter | undefined
  /** Batches go to one file or to a folder: which of them is known once there is a second recipient. */
  #only: Recipient | undefined

  constructor(options: ExportOptions) {
    const { draft, shape, limit } = options
    this.#options = options
    this.#message = compile(draft)
    this.#writeBatch = batchWriter(draft, shape === 'bulk' ? bulkEnvelope : 0)
    this.#limit = limit ?? Infinity
  }

  get written(): number {
    return this.counts.written
  }

  get isFull(): boolean {
    return this.counts.ready >= this.#limit
  }

  /** Opens the destination where it does not depend on the recipients. Throws a `UserError` where it cannot be written. */
  async begin(): Promise<void> {
    if (this.#options.shape !== 'batch') await this.#open(false)
  }

  add(candidate: PassCandidate): Promise<void> | undefined {
    if (candidate.status === 'skipped') {
      this.counts.skip(candidate.reason)
      return undefined
    }
    this.counts.ready++
    const { recipient } = candidate
    return this.#writer === undefined ? this.#addFirst(recipient) : this.#write(this.#writer, recipient)
  }

  /** Writes what is left. Returns the whole output, which is not in its place yet. */
  async finish(): Promise<Output> {
    const writer = this.#writer ?? (await this.#open(false))
    if (this.#only !== undefined) await this.#write(writer, this.#only)
    await writer.end()
    return this.output
  }

  /** Leaves everything as it was. Does nothing once the output is in its place. */
  async discard(): Promise<void> {
    await this.#output?.destination.discard()
  }

  get output(): Output {
    if (this.#output === undefined) throw new Error('The export has not begun.')
    return this.#output
  }

  #addFirst(recipient: Recipient): Promise<void> | undefined {
    const first = this.#only
    this.#only = first === undefined ? recipient : undefined
    return first === undefined ? undefined : this.#writeTwo(first, recipient)
  }

  async #writeTwo(first: Recipient, second: Recipient): Promise<void> {
    const writer = await this.#open(true)
    await this.#write(writer, first)
    await this.#write(writer, second)
  }

  async #open(hasSeveral: boolean): Promise<PayloadWriter> {
    const { shape, stdout = process.stdout } = this.#options
    this.#output = new Output(await destinationOf(this.#options, hasSeveral, stdout))
    this.#writer = await payloadWriter(shape, this.#output)
    return this.#writer
  }

  #write(writer: PayloadWriter, recipient: Recipient): Promise<void> | undefined {
    const { json, faults } = this.#writeBatch(recipient, this.#message.texts(recipient))
    const refused = faults.length === 0 ? undefined : this.counts.judge(recipient.identity, faults)
    if (refused !== undefined) return this.output.refuse(refused)
    this.counts.written++
    return writer.add(json)
  }
}
