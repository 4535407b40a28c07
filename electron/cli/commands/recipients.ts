import { Command } from 'commander'
import { compile } from '#shared/resolve/compile'
import { skipWordsFor } from '#shared/recommend/no-item'
import { recipientLine } from '../../engine/audience/recipient-line.ts'
import type { Candidate } from '../../engine/audience/candidate.ts'
import { Audience, type AudienceSource } from '../../engine/audience/audience.ts'
import { decidedLine } from '../../engine/audience/decided-line.ts'
import type { Fold, WritingFold } from '../../engine/pass/fold.ts'
import { Pass } from '../../engine/pass/pass.ts'
import { ReasonCounts } from '../../engine/pass/reason-counts.ts'
import { wrongUsage } from '../command-error.ts'
import { openDraft } from '../draft-input.ts'
import { asOfFrom, withCache } from '../inputs.ts'
import { LineWriter } from '../output/line-writer.ts'
import { printable, quiet, strong, writeLine } from '../output/text.ts'
import { count, counted } from '#shared/words/numbers'
import { utcMoment } from '#shared/words/moments'

interface Options {
  readonly asOf?: string
  readonly everyOccurrence?: true
  readonly all?: true
  readonly lines?: true
  readonly cache?: string
  readonly json?: true
}

export const recipientsCommand = new Command('recipients')
  .description('lists who would get the message, with which constant value, and why the others would not')
  .argument('<draft>', 'a *.galley.json file')
  .option('--as-of <time>', "the proof's clock, ISO 8601; initially the newest event in the cache")
  .option('--every-occurrence', 'one recipient for every occurrence that qualifies, not only for the newest')
  .option('--all', 'with --json: also every user who would not get it, skipped with the reason')
  .option('--lines', 'print what galley pipe reads, one recipient a line: everything that its payload is made of')
  .option('--cache <path>', 'the cache with the samples')
  .option('--json', 'print the recipients as JSON, one a line')
  .action(async (path: string, options: Options) => {
    if (options.lines && options.json) throw wrongUsage('--lines and --json are two ways to print. Give one of them.')
    const { draft } = await openDraft(path)
    await withCache(options.cache, async (db) => {
      const audience = new Audience(db, draft, compile(draft), asOfFrom(options.asOf, draft, db))
      const source = audience.source(options.everyOccurrence ?? false)
      if (options.lines) return writeLines(source)
      const fold = options.json ? new LineFold(options.all ?? false) : new TableFold()
      new Pass(source).run([fold])
      fold.end()
    })
  })

/** Prints the recipients as `galley pipe` reads them. */
async function writeLines(source: AudienceSource): Promise<void> {
  const writer = new LineWriter()
  const fold: WritingFold<Candidate> = {
    isFull: false,
    written: 0,
    add: (candidate) =>
      candidate.status === 'ready' ? writer.add(JSON.stringify(decidedLine(candidate.recipient))) : undefined,
  }
  await new Pass(source).runInto(fold)
  await writer.end()
}

const linesAtOnce = 500

/** Prints candidates as JSON, one a line. */
class LineFold implements Fold<Candidate> {
  readonly #withSkipped: boolean
  #lines: string[] = []

  constructor(withSkipped: boolean) {
    this.#withSkipped = withSkipped
  }

  add(candidate: Candidate): void {
    if (candidate.status === 'skipped' && !this.#withSkipped) return
    this.#lines.push(JSON.stringify(recipientLine(candidate)))
    if (this.#lines.length === linesAtOnce) this.end()
  }

  /** Prints what is left. */
  end(): void {
    if (this.#lines.length > 0) writeLine(this.#lines.join('\n'))
    this.#lines = []
  }
}

const maxPrinted = 50

/** Prints the first recipients, and then how many there are and why the others are none. */
class TableFold implements Fold<Candidate> {
  readonly #skipped = new ReasonCounts()
  #ready = 0

  add(candidate: Candidate): void {
    if (candidate.status === 'skipped') this.#skipped.add(candidate.reason)
    else if (this.#ready++ < maxPrinted) printOne(candidate)
  }

  /** Prints the counts. */
  end(): void {
    const more = this.#ready - maxPrinted
    if (more > 0) writeLine(quiet(`… and ${counted(more, 'more recipient')}; --json lists them all`))
    writeLine(strong(counted(this.#ready, 'recipient')))
    for (const [reason, n] of this.#skipped.counts) writeLine(`  ${count(n)} not: the user ${skipWordsFor(reason)}`)
  }
}

function printOne(candidate: Candidate): void {
  const { identity, event, constant, items } = recipientLine(candidate)
  const parts = [
    event === null ? '' : `${event.name}, ${utcMoment(event.ts)}`,
    constant.length === 0 ? '' : constant.map(String).join(', '),
    ...Object.entries(items).map(([slot, id]) => `${slot}: ${id}`),
  ]
  writeLine(`${printable(identity)}  ${quiet(printable(parts.filter((part) => part !== '').join(' · ')))}`)
}
