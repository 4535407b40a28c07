import { Writable } from 'node:stream'
import type { Draft } from '#shared/campaign/draft'
import type { FiguresState } from '#shared/proof/figures'
import { initialDraft } from '#shared/campaign/initial'
import { pipe, type PipeOptions } from '../../../../electron/engine/pipe/pipe.ts'
import type { PipeSummary } from '../../../../electron/engine/pipe/pipe-summary.ts'

export const draft: Draft = {
  ...initialDraft,
  id: 'draft',
  pairs: [{ key: 'title', value: 'Hi {{ @Profile - Name | default: "there" }}' }],
}

/** What a draft answers to these bytes, in pieces, and the summary of it. */
export async function piped(
  of: Draft,
  chunks: readonly Uint8Array[],
  options: PipeOptions,
): Promise<{
  readonly answers: readonly string[]
  readonly summary: PipeSummary
  readonly figures: FiguresState | undefined
}> {
  const written: Buffer[] = []
  const output = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      written.push(chunk)
      done()
    },
  })
  const result = await pipe(of, chunksOf(chunks), output, options)
  if (result === undefined) throw new Error('The output was closed.')
  const text = Buffer.concat(written).toString()
  return { answers: text === '' ? [] : text.replace(/\n$/, '').split('\n'), ...result }
}

/** The lines that a draft answers to these bytes, in pieces. */
export async function answersTo(
  of: Draft,
  chunks: readonly Uint8Array[],
  asOf: number | null = null,
): Promise<readonly string[]> {
  return (await piped(of, chunks, { asOf })).answers
}

async function* chunksOf(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield await Promise.resolve(chunk)
}

/** What a draft answers to one line. */
export async function answerTo(of: Draft, line: unknown, asOf: number | null = null): Promise<unknown> {
  const text = typeof line === 'string' ? line : JSON.stringify(line)
  const answers = await answersTo(of, [Buffer.from(`${text}\n`)], asOf)
  return JSON.parse(answers[0] ?? '')
}
