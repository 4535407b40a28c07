import { Command } from 'commander'
import { check } from '#shared/check/check'
import type { Draft } from '#shared/campaign/draft'
import { noSamples } from '#shared/sample/observed'
import { counted } from '#shared/words/numbers'
import { type DecideOptions, pipe } from '../../engine/pipe/pipe.ts'
import { refuseInputs } from '../../engine/files/refuse-inputs.ts'
import { writeAtomic } from '../../engine/files/write-atomic.ts'
import { exitCodes, failedWork, wrongUsage } from '../command-error.ts'
import { openDraft } from '../draft-input.ts'
import { standardInput } from '../standard-input.ts'
import { utcMoment } from '../utc-moment.ts'

interface Options {
  readonly asOf?: string
  readonly decide?: true
  readonly everyOccurrence?: true
  readonly catalog?: readonly string[]
  readonly associations?: string
  readonly failOnErrors?: true
  readonly figures?: string
  readonly force?: true
}

export const pipeCommand = new Command('pipe')
  .description(
    'answers each line of standard input with a line of standard output: recipients become payloads; needs no cache\n' +
      'A summary of the answers is the last line of standard error, as JSON.',
  )
  .argument('<draft>', 'a *.galley.json file')
  .option('--decide', 'the lines hold profiles with all their events: the draft decides who gets the message')
  .option('--as-of <time>', "the clock, ISO 8601; initially each line's own; --decide needs it")
  .option('--every-occurrence', 'with --decide: one batch for every occurrence that qualifies, not only for the newest')
  .option(
    '--catalog <file>',
    'with --decide: the CSV file of a catalog that the draft recommends from; once for each',
    more,
  )
  .option('--associations <file>', 'with --decide: what galley associate wrote for the draft and the same --as-of')
  .option('--figures <file>', 'also write what a proof counts of the recipients, for galley proof --merge')
  .option('--fail-on-errors', 'exit with 1 when a line was answered with an error')
  .option('--force', 'send out a draft in which galley check finds errors')
  .action(async (path: string, options: Options) => {
    if (options.figures !== undefined) refuseInputs([options.figures], inputsOf(path, options))
    const { draft, sha256 } = await openDraft(path)
    const asOf = options.asOf === undefined ? null : await momentOf(options.asOf, draft)
    const decide = await decideOptions(draft, options, asOf)
    if (!options.force) refuseErrors(draft, path)
    const clock = asOf === null ? null : new Date(asOf).toISOString()
    if (options.figures !== undefined && clock === null)
      throw wrongUsage('--figures needs the clock of the run. Add --as-of 2026-06-15T18:30:00Z.')
    const wantsFigures = options.figures !== undefined
    const result = await pipe(draft, standardInput(), process.stdout, { asOf, decide, figures: wantsFigures })
    if (result === undefined) return
    const { summary, figures } = result
    if (options.figures !== undefined)
      await writeAtomic(
        options.figures,
        `${JSON.stringify({ galleyFigures: 1, draft: sha256, asOf: clock, figures })}\n`,
        { ownerOnly: 'if-new' },
      )
    if (summary.early !== undefined) tellEarly(summary.early)
    process.stderr.write(`${JSON.stringify({ ...summary, draft: sha256, asOf: clock })}\n`)
    if (options.failOnErrors && summary.errors > 0) process.exitCode = exitCodes.findings
  })

function tellEarly(lines: number): void {
  const [have, what] = [lines === 1 ? 'has' : 'have', counted(lines, 'line')]
  process.stderr.write(
    `galley: ${what} ${have} an event before 1973. “ts” is in milliseconds: multiply seconds by 1000.\n`,
  )
}

async function momentOf(text: string, { timeZone }: Draft): Promise<number> {
  return utcMoment(text) ?? (await import('../moment-from.ts')).momentFrom(text, timeZone)
}

function more(file: string, files: readonly string[] = []): readonly string[] {
  return [...files, file]
}

function inputsOf(draft: string, { catalog = [], associations }: Options): readonly string[] {
  return [draft, ...catalog, ...(associations === undefined ? [] : [associations])]
}

async function decideOptions(
  draft: Draft,
  { decide, everyOccurrence, catalog, associations }: Options,
  asOf: number | null,
): Promise<DecideOptions | undefined> {
  if ((catalog === undefined) !== (associations === undefined)) {
    throw wrongUsage('--catalog and --associations belong together. Give both, or leave both out.')
  }
  if (!decide) return undefined
  if (asOf === null) {
    throw wrongUsage('--decide needs a clock, the same for all parts of one run. Add --as-of 2026-06-15T18:30:00Z.')
  }
  const recommender =
    catalog === undefined || associations === undefined || draft.recommendations.length === 0
      ? null
      : await (await import('../line-recommendations.ts')).lineRecommender(draft, catalog, associations, asOf)
  return { asOf, everyOccurrence: everyOccurrence ?? false, recommender }
}

/** Ends the command where the draft has an error that can be told without samples. */
function refuseErrors(draft: Draft, path: string): void {
  const errors = check(draft, noSamples).filter(({ severity }) => severity === 'error')
  const [first] = errors
  if (first === undefined) return
  const key = first.place.pair === null ? undefined : draft.pairs[first.place.pair]?.key
  const where = key === undefined ? '' : `In “${key}”: `
  throw failedWork(
    `The draft has ${counted(errors.length, 'error')}, so nothing was answered. ${where}${first.message} ` +
      `See galley check ${path}, or add --force to send it out all the same.`,
  )
}
