import type { Draft } from '#shared/campaign/draft'
import { isRefusal } from '#shared/mparticle/batch-faults'
import { batchWriter, type WriteBatch } from '#shared/mparticle/write-batch'
import type { Message } from '#shared/resolve/compile'
import type { Recipient } from '#shared/sample/recipient'
import { type LineError, tooDeep } from './line-error.ts'
import type { LineCandidate, LineVerdict } from './line-verdict.ts'
import type { PipeFigures } from './pipe-figures.ts'
import type { PipeCounts } from './pipe-summary.ts'

/** Makes the answer to a line: one line, whatever the verdict. */
export class AnswerWriter {
  readonly #message: Message
  readonly #writeBatch: WriteBatch
  readonly #counts: PipeCounts
  readonly #figures: PipeFigures | null

  constructor(draft: Draft, message: Message, counts: PipeCounts, figures: PipeFigures | null) {
    this.#figures = figures
    this.#message = message
    this.#writeBatch = batchWriter(draft)
    this.#counts = counts
  }

  /** Returns the answer without its newline, and counts it. */
  answer(verdict: LineVerdict, line: number): string {
    this.#counts.read++
    if (!verdict.ok) return this.#error(verdict.error, line)
    if (this.#figures !== null) countSkips(this.#figures, verdict.candidates, line)
    const [first, ...others] = verdict.candidates
    if (first !== undefined && others.length === 0) {
      return first.status === 'ready' ? this.#payload(first.recipient, line) : this.#skip(first)
    }
    return this.#payloads(verdict.candidates, line)
  }

  #payload(recipient: Recipient, line: number): string {
    const written = this.#write(recipient, line)
    if (typeof written !== 'string') return this.#error(written, line)
    this.#counts.written++
    return written
  }

  /** The batches of one line. Those that can be written are, whatever is wrong with the others; the first fault is told. */
  #payloads(candidates: readonly LineCandidate[], line: number): string {
    const ready = candidates.flatMap((candidate) => (candidate.status === 'ready' ? [candidate.recipient] : []))
    const [skipped] = candidates
    if (ready.length === 0 && skipped?.status === 'skipped') return this.#skip(skipped)
    const written = ready.map((recipient) => this.#write(recipient, line))
    const batches = written.filter((one) => typeof one === 'string')
    const fault = written.find((one) => typeof one !== 'string')
    this.#counts.written += batches.length
    if (fault === undefined) return batches.length === 1 ? (batches[0] ?? '') : `{"batches":[${batches.join()}]}`
    const error = this.#error(fault, line)
    return batches.length === 0 ? error : `{"batches":[${batches.join()}],${error.slice(1)}`
  }

  #write(recipient: Recipient, line: number): string | Refused {
    try {
      const texts = this.#figures?.texts(recipient) ?? this.#message.texts(recipient)
      const { json, faults } = this.#writeBatch(recipient, texts)
      this.#figures?.add(recipient, texts, json, line)
      if (faults.length === 0) return json
      const problems = faults.filter(isRefusal).map(({ message }) => message)
      const [first] = problems
      if (first === undefined) return json
      const sentence = `mParticle would refuse this batch. ${first}`
      return { code: 'refused', sentence, identity: recipient.identity, problems }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      return { ...tooDeep, identity: recipient.identity }
    }
  }

  #skip({ reason, identity, slot }: Extract<LineCandidate, { readonly status: 'skipped' }>): string {
    this.#counts.skip(reason)
    return JSON.stringify({ skipped: reason, identity, ...(slot === null ? {} : { slot }) })
  }

  #error({ code, sentence, identity, problems }: Refused, line: number): string {
    this.#counts.error(line, code)
    const whose = identity === '' ? null : identity
    return JSON.stringify({
      error: sentence,
      code,
      identity: whose,
      line,
      ...(problems === undefined ? {} : { problems }),
    })
  }
}

function countSkips(figures: PipeFigures, candidates: readonly LineCandidate[], line: number): void {
  for (const one of candidates) if (one.status === 'skipped') figures.skip(one.identity, one.reason, line)
}

interface Refused extends LineError {
  readonly problems?: readonly string[]
}
