import type { Writable } from 'node:stream'
import type { Draft } from '#shared/campaign/draft'
import type { FiguresState } from '#shared/proof/figures'
import { compile, type Message } from '#shared/resolve/compile'
import type { Recommending } from '../decide/judge.ts'
import { ReaderGone, withQuietErrors } from '../files/reader-gone.ts'
import { AnswerBlock } from './answer-block.ts'
import { AnswerWriter } from './answer-writer.ts'
import { BoundedLineSplitter, type Line } from './bounded-line-splitter.ts'
import { decidingLines, type LineProfile } from './deciding-lines.ts'
import { identityReader } from './line-identity.ts'
import { judgeLine } from './judge-line.ts'
import type { PipeFigures } from './pipe-figures.ts'
import { PipeCounts, type PipeSummary } from './pipe-summary.ts'
import type { LineContent } from './read-line.ts'
import { readyLines } from './ready-lines.ts'

/** In bytes, without the newline. A longer line is an error, and never held in memory. */
export const maxLineBytes = 16 * 1024 * 1024

export interface PipeOptions {
  /** In milliseconds since 1970; null: each line's own. */
  readonly asOf: number | null
  /** Whether the events of each line decide; that takes an as-of. Undefined: they are decided. */
  readonly decide?: DecideOptions | undefined
  /** Whether to count what a proof counts. */
  readonly figures?: boolean
}

export interface DecideOptions {
  readonly asOf: number
  readonly everyOccurrence: boolean
  /** Recommends items; null: the lines hold them. */
  readonly recommender: Recommending<LineProfile> | null
}

export interface PipeResult {
  readonly summary: PipeSummary
  /** Undefined where they were not asked for. */
  readonly figures: FiguresState | undefined
}

/**
 * Writes one line for every line of input, in order and in constant memory: a recipient's payload, `{"batches"}` where there are
 * several, `{"skipped", "identity"}`, or `{"error", "code", "identity", "line"}`. Writes at the latest when it has read all that has
 * arrived. Returns what became of all lines; undefined where the output was closed, which ends the work quietly.
 */
export async function pipe(
  draft: Draft,
  input: AsyncIterable<Uint8Array>,
  output: Writable,
  { asOf, decide, figures: wantsFigures = false }: PipeOptions,
): Promise<PipeResult | undefined> {
  const message = compile(draft)
  const verdictOf =
    decide === undefined ? readyLines(draft, message.events, asOf) : decidingLines(draft, message.events, decide)
  const identityOf = identityReader(draft)
  const counts = new PipeCounts()
  const judged = (content: LineContent) => {
    if (isEarly(content)) counts.early++
    return verdictOf(content)
  }
  const figures = wantsFigures ? await figuresOf(draft, message) : null
  const writer = new AnswerWriter(draft, message, counts, figures)
  const splitter = new BoundedLineSplitter(maxLineBytes)
  const block = new AnswerBlock(output)
  let line = 0
  const answer = (bytes: Line) => block.add(writer.answer(judgeLine(bytes, identityOf, judged), ++line))
  const work = async () => {
    for await (const chunk of input) {
      for (const bytes of splitter.push(chunk)) {
        const written = answer(bytes)
        if (written !== undefined) await written
      }
      await block.flush()
    }
    for (const bytes of splitter.end()) await answer(bytes)
    await block.flush()
  }
  return withQuietErrors(output, async () => {
    try {
      await work()
      return { summary: counts.summary, figures: figures?.state() }
    } catch (error) {
      if (error instanceof ReaderGone) return undefined
      throw error
    }
  })
}

/** What measures texts is loaded only where it is wanted. */
async function figuresOf(draft: Draft, message: Message): Promise<PipeFigures> {
  const { PipeFigures } = await import('./pipe-figures.ts')
  return new PipeFigures(draft, message)
}

/** In milliseconds: March 1973. Read as seconds it is the year 5138. */
const earliest = 1e11

function isEarly({ event, events }: LineContent): boolean {
  return (event !== undefined && event !== null && event.ts < earliest) || events.some(({ ts }) => ts < earliest)
}
