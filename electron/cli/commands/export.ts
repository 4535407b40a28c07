import { Command, Option } from 'commander'
import packageFile from '../../../package.json' with { type: 'json' }
import { skipWordsFor } from '#shared/recommend/no-item'
import { exportOutputs } from '../../engine/export/destination.ts'
import { exportDraft } from '../../engine/export/export-draft.ts'
import { type ExportReport, type Shape, shapes } from '#shared/mparticle/export-report'
import { refuseInputs } from '../../engine/files/refuse-inputs.ts'
import { cacheFiles } from '../../engine/store/cache-files.ts'
import { defaultCachePath } from '../cache-path.ts'
import { openDraft } from '../draft-input.ts'
import { momentFrom } from '../moment-from.ts'
import { wholeNumber, withCache } from '../inputs.ts'
import { count, counted } from '#shared/words/numbers'
import { doubtful, printable, writeJson, writeLine } from '../output/text.ts'
import { exitCodes, failedWork } from '../command-error.ts'
import { check } from '#shared/check/check'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { firstAtLeast, problemWords, severities, type Severity } from '#shared/check/problem-words'
import { observedSchema } from '../../engine/store/observed-schema.ts'

interface Options {
  readonly out: string
  readonly shape: Shape
  readonly asOf?: string
  readonly everyOccurrence?: true
  readonly limit?: number
  readonly cache?: string
  readonly failOn?: Severity
  readonly json?: true
}

export const exportCommand = new Command('export')
  .description('writes the mParticle payload of every recipient, and a manifest beside them')
  .argument('<draft>', 'a *.galley.json file')
  .requiredOption('--out <path>', 'the file or folder to write; - for standard output')
  .addOption(
    new Option(
      '--shape <shape>',
      'batch: requests for the events endpoint; ndjson: a batch a line; bulk: files for the bulk endpoint',
    )
      .choices(shapes)
      .default('ndjson'),
  )
  .option('--as-of <time>', "the proof's clock, ISO 8601; initially the newest event in the cache")
  .option('--every-occurrence', 'one payload for every occurrence that qualifies, not only for the newest')
  .option('--limit <n>', 'at most this many recipients', wholeNumber('--limit', 1))
  .option('--cache <path>', 'the cache with the samples')
  .addOption(
    new Option('--fail-on <severity>', 'the mildest finding of the checks that stops the export').choices(severities),
  )
  .option('--json', 'print one JSON document')
  .action(async (path: string, options: Options) => {
    refuseInputs(exportOutputs(options.out), [path, ...cacheFiles(options.cache ?? defaultCachePath())])
    const { draft, sha256 } = await openDraft(path)
    const report = await withCache(options.cache, (db) => {
      tellProblems(check(draft, observedSchema(db)), options.failOn)
      return exportDraft(db, {
        draft,
        draftSha256: sha256,
        everyOccurrence: options.everyOccurrence ?? false,
        asOf: options.asOf === undefined ? null : momentFrom(options.asOf, draft.timeZone),
        out: options.out,
        shape: options.shape,
        limit: options.limit ?? null,
        version: packageFile.version,
      })
    })
    if (options.json && options.out !== '-') writeJson(report)
    else print(report, options.out === '-' ? process.stderr : process.stdout)
    if (report.refusedCount > 0) process.exitCode = exitCodes.findings
  })

/** Says on standard error what the checks find; throws where that is severe enough to stop at. */
function tellProblems(diagnostics: readonly DraftDiagnostic[], failOn: Severity | undefined): void {
  const words = problemWords(diagnostics)
  const first = firstAtLeast(diagnostics, failOn ?? 'warning')
  if (first === undefined) return
  const found = `${words === '' ? 'remarks' : words}. First: ${printable(first.message)} “galley check” lists all.`
  if (failOn !== undefined) throw failedWork(`Nothing was exported, because of --fail-on ${failOn}: ${found}`)
  process.stderr.write(`${doubtful('The draft has')} ${found}\n`)
}

/** Where the payloads themselves go to standard output, what people read goes to standard error. */
function print(report: ExportReport, to: NodeJS.WriteStream): void {
  const say = (line: string) => (to === process.stdout ? writeLine(line) : to.write(`${line}\n`))
  const { out, written, skipped, refused, refusedCount, warnings, files } = report
  const target = out === '-' ? 'standard output' : printable(out)
  const inFiles = files.length > 1 ? ` in ${counted(files.length, 'file')}` : ''
  say(`${counted(written, 'batch', 'batches')} written to ${target}${inFiles}`)
  for (const [reason, n] of Object.entries(skipped)) say(`  ${counted(n, 'user')} skipped: ${skipWordsFor(reason)}`)
  if (refusedCount > 0) say(`  ${doubtful(`${count(refusedCount)} refused`)}: mParticle would not take them`)
  for (const { identity, problems } of refused.slice(0, 5))
    say(`    ${printable(`${identity}: ${problems.join(' ')}`)}`)
  for (const { message, count: n, identity } of warnings)
    say(`  ${printable(`${count(n)} × ${message} First: ${identity}`)}`)
  say(`  sha256 ${report.sha256}`)
}
