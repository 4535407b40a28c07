import type { Writable } from 'node:stream'
import type { Draft } from '#shared/campaign/draft'
import { isRefusal } from '#shared/mparticle/batch-problems'
import { batchWriter } from '#shared/mparticle/write-batch'
import { compile } from '#shared/resolve/compile'
import { failed } from '#shared/result'
import { ReaderGone, withQuietErrors, writeTo } from '../files/reader-gone.ts'
import { recipientMaker } from './line-recipient.ts'
import { type Line, BoundedLineSplitter, tooLong } from './bounded-line-splitter.ts'
import { type LineContent, readLine } from './read-line.ts'

export interface PipeOptions {
  /** In milliseconds since 1970; null: each line's own newest event. */
  readonly asOf: number | null
}

/** In bytes. A longer line is answered with an error, and never held in memory. */
export const maxLineBytes = 16 * 1024 * 1024

/** In UTF-16 code units: when that much has been answered it is written. */
const flushSize = 65_536

/**
 * Writes one line for every line of input, in order and in constant memory: the recipient's payload,
 * `{"skipped", "identity"}`, or `{"error", "line"}`. Writes at the latest when it has read all that has arrived.
 * Ends quietly when the output is closed.
 */
export async function pipe(
  draft: Draft,
  input: AsyncIterable<Uint8Array>,
  output: Writable,
  { asOf }: PipeOptions,
): Promise<void> {
  const answer = answerer(draft, asOf)
  const splitter = new BoundedLineSplitter(maxLineBytes)
  let text = ''
  const flush = async () => {
    const chunk = text
    text = ''
    if (chunk !== '') await writeTo(output, chunk)
  }
  const answerAll = async (lines: Iterable<Line>) => {
    for (const line of lines) {
      text += `${answer(line)}\n`
      if (text.length >= flushSize) await flush()
    }
    await flush()
  }
  await withQuietErrors(output, async () => {
    try {
      for await (const chunk of input) await answerAll(splitter.push(chunk))
      await answerAll(splitter.end())
    } catch (error) {
      if (!(error instanceof ReaderGone)) throw error
    }
  })
}

/** Makes the answers of one run; it counts the lines, from 1. */
function answerer(draft: Draft, asOf: number | null): (line: Line) => string {
  const answer = contentAnswerer(draft, asOf)
  let count = 0
  return (line) => {
    count++
    const content = line === tooLong ? failed(lineTooLong) : readLine(line)
    if (!content.ok) return JSON.stringify({ error: content.error, line: count })
    try {
      return answer(content.value, count)
    } catch (error) {
      // data that is nested a million times uses up the stack
      if (!(error instanceof RangeError)) throw error
      return JSON.stringify({ error: 'This line is nested too deeply. Send simpler values.', line: count })
    }
  }
}

const lineTooLong = 'This line is longer than 16 MB. Send fewer events with the recipient.'

function contentAnswerer(draft: Draft, asOf: number | null): (content: LineContent, line: number) => string {
  const message = compile(draft)
  const recipientOf = recipientMaker(draft, message.events, asOf)
  const write = batchWriter(draft)
  return (content, line) => {
    const recipient = recipientOf(content)
    if (!recipient.ok) return JSON.stringify(recipient.error)
    const { json, problems } = write(recipient.value, message.texts(recipient.value))
    const refusals = problems.filter(isRefusal).map((problem) => problem.message)
    const [first] = refusals
    if (first === undefined) return json
    return JSON.stringify({ error: `mParticle would refuse this batch. ${first}`, line, problems: refusals })
  }
}
