import type { Writable } from 'node:stream'
import type { Draft } from '#shared/campaign/draft'
import { isRefusal } from '#shared/mparticle/batch-faults'
import { batchWriter, type WriteBatch } from '#shared/mparticle/write-batch'
import type { Message } from '#shared/resolve/compile'
import type { Recipient } from '#shared/sample/recipient'
import { writeTo } from '../files/reader-gone.ts'
import type { ArrivingFold } from '../pass/fold.ts'
import type { LineCandidate } from './line-candidate.ts'
import { lineTooDeep } from './line-source.ts'

/** In UTF-16 code units: when that much has been answered it is written. */
const flushSize = 65_536

/** Writes one line for every line: its payload, `{"skipped", "identity"}`, or `{"error", "line"}`. */
export class AnswerFold implements ArrivingFold<LineCandidate> {
  readonly isFull = false
  readonly #output: Writable
  readonly #message: Message
  readonly #writeBatch: WriteBatch
  #text = ''

  constructor(draft: Draft, message: Message, output: Writable) {
    this.#output = output
    this.#message = message
    this.#writeBatch = batchWriter(draft)
  }

  add(candidate: LineCandidate, line: number): Promise<void> | undefined {
    this.#text += `${this.#answer(candidate, line)}\n`
    return this.#text.length < flushSize ? undefined : this.flush()
  }

  flush(): Promise<void> | undefined {
    const text = this.#text
    this.#text = ''
    return text === '' ? undefined : writeTo(this.#output, text)
  }

  #answer(candidate: LineCandidate, line: number): string {
    if (candidate.status === 'ready') return this.#payload(candidate.recipient, line)
    const { reason, identity } = candidate
    return JSON.stringify(identity === null ? { error: reason, line } : { skipped: reason, identity })
  }

  #payload(recipient: Recipient, line: number): string {
    try {
      const { json, faults } = this.#writeBatch(recipient, this.#message.texts(recipient))
      const refusals = faults.filter(isRefusal).map(({ message }) => message)
      const [first] = refusals
      if (first === undefined) return json
      return JSON.stringify({ error: `mParticle would refuse this batch. ${first}`, line, problems: refusals })
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      return JSON.stringify({ error: lineTooDeep, line })
    }
  }
}
