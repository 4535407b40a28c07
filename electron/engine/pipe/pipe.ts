import type { Writable } from 'node:stream'
import type { Draft } from '#shared/campaign/draft'
import { compile } from '#shared/resolve/compile'
import { ReaderGone, withQuietErrors } from '../files/reader-gone.ts'
import { passArriving } from '../pass/arriving.ts'
import { AnswerFold } from './answer-fold.ts'
import { candidateMaker } from './line-candidate.ts'
import { lineSource } from './line-source.ts'

export interface PipeOptions {
  /** In milliseconds since 1970; null: each line's own newest event. */
  readonly asOf: number | null
}

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
  const message = compile(draft)
  const source = lineSource(input, candidateMaker(draft, message.events, asOf))
  await withQuietErrors(output, async () => {
    try {
      await passArriving(source, new AnswerFold(draft, message, output))
    } catch (error) {
      if (!(error instanceof ReaderGone)) throw error
    }
  })
}
