import { Command } from 'commander'
import { compile } from '#shared/resolve/compile'
import { everySkipWord, type SkipReason } from '#shared/recommend/no-item'
import { recipientLine } from '../../engine/audience/recipient-line.ts'
import type { Candidate } from '../../engine/audience/candidate.ts'
import { Audience } from '../../engine/audience/recipients.ts'
import { asOfFrom, openDraft, withCache } from '../inputs.ts'
import { printable, quiet, strong, writeLine } from '../output/text.ts'
import { count, counted } from '#shared/words/numbers'
import { utcMoment } from '#shared/words/moments'

interface Options {
  readonly asOf?: string
  readonly everyOccurrence?: true
  readonly all?: true
  readonly cache?: string
  readonly json?: true
}

export const recipientsCommand = new Command('recipients')
  .description('lists who would get the message, with which constant value, and why the others would not')
  .argument('<draft>', 'a *.galley.json file')
  .option('--as-of <time>', "the proof's clock, ISO 8601; initially the newest event in the cache")
  .option('--every-occurrence', 'one recipient for every occurrence that qualifies, not only for the newest')
  .option('--all', 'with --json: also every profile that would not get it, skipped with the reason')
  .option('--cache <path>', 'the cache with the samples')
  .option('--json', 'print the recipients as JSON, one a line')
  .action(async (path: string, options: Options) => {
    const { draft } = await openDraft(path)
    await withCache(options.cache, (db) => {
      const audience = new Audience(db, draft, compile(draft), asOfFrom(options.asOf, draft, db))
      const candidates = audience.all(options.everyOccurrence ?? false)
      if (options.json) printLines(candidates, options.all ?? false)
      else printTable(candidates)
    })
  })

const linesAtOnce = 500

function printLines(candidates: Iterable<Candidate>, withSkipped: boolean): void {
  let lines: string[] = []
  for (const candidate of candidates) {
    if (candidate.status === 'skipped' && !withSkipped) continue
    lines.push(JSON.stringify(recipientLine(candidate)))
    if (lines.length < linesAtOnce) continue
    writeLine(lines.join('\n'))
    lines = []
  }
  if (lines.length > 0) writeLine(lines.join('\n'))
}

const maxPrinted = 50

function printTable(candidates: Iterable<Candidate>): void {
  const reasons = new Map<SkipReason, number>()
  let ready = 0
  for (const candidate of candidates) {
    if (candidate.status === 'skipped') reasons.set(candidate.reason, (reasons.get(candidate.reason) ?? 0) + 1)
    else if (ready++ < maxPrinted) printOne(candidate)
  }
  if (ready > maxPrinted)
    writeLine(quiet(`… and ${counted(ready - maxPrinted, 'more recipient')}; --json lists them all`))
  writeLine(strong(counted(ready, 'recipient')))
  for (const [reason, n] of reasons) writeLine(`  ${count(n)} not: the user ${everySkipWord[reason]}`)
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
