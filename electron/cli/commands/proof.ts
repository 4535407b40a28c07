import { Command, Option } from 'commander'
import { check } from '#shared/check/check'
import type { Draft } from '#shared/campaign/draft'
import type { ProofResult } from '#shared/proof/proof-result'
import { htmlReport } from '#shared/proof/report/html-report'
import { junitReport } from '#shared/proof/report/junit-report'
import { coverageProblem, isAtLeast, type ReportDiagnostic, type ReportInput } from '#shared/proof/report/report-input'
import type { Severity } from '#shared/template/diagnostic'
import { writeAtomic } from '../../engine/files/write-atomic.ts'
import { observedSchema } from '../../engine/store/observed-schema.ts'
import type { Db } from '../../engine/store/open-store.ts'
import { runJob } from '../../engine/threads/run-job.ts'
import { defaultCachePath } from '../cache-path.ts'
import { exitCodes, failedWork, wrongUsage } from '../command-error.ts'
import { refuseInputs } from '../../engine/files/refuse-inputs.ts'
import { cacheFiles } from '../../engine/store/cache-files.ts'
import { openDraft } from '../draft-input.ts'
import { asOfFrom, withCache } from '../inputs.ts'
import { printProof } from '../output/print-proof.ts'
import { ProgressLine } from '../output/progress.ts'
import { printable, writeJson, writeLine } from '../output/text.ts'
import { recommendedCounts } from './check.ts'

const reports = ['html', 'json', 'junit'] as const
type Report = (typeof reports)[number]

interface Options {
  readonly against?: string
  readonly report?: Report
  readonly out?: string
  readonly mask?: true
  readonly minCoverage?: number
  readonly failOn: Severity
  readonly everyOccurrence?: true
  readonly asOf?: string
  readonly cache?: string
  readonly json?: true
}

export const proofCommand = new Command('proof')
  .description('shows what every sample user would get: coverage, lengths, flaws in the texts, and who shows what')
  .argument('<draft>', 'a *.galley.json file')
  .option('--against <draft>', 'an older draft: what changes from it to the first one, and for whom')
  .addOption(new Option('--report <format>', 'also make a report').choices(reports))
  .option('--out <file>', 'where the report goes; standard output without it, or with -')
  .option('--mask', 'replace identities, names, e-mails and phones in everything that is printed and written')
  .option(
    '--min-coverage <percent>',
    'exit code 1 where fewer recipients get a message without an empty piece',
    percent,
  )
  .addOption(
    new Option('--fail-on <severity>', 'the mildest finding that makes the exit code 1')
      .choices(['error', 'warning', 'info'])
      .default('error'),
  )
  .option('--every-occurrence', 'one recipient for every occurrence that qualifies, not only for the newest')
  .option('--as-of <time>', "the proof's clock, ISO 8601; initially the newest event in the cache")
  .option('--cache <path>', 'the cache with the samples')
  .option('--json', 'print one JSON document')
  .action(async (path: string, given: Options) => {
    const { out, ...others } = given
    const options: Options = out === undefined || out === '-' ? others : given
    refuseUnfit(path, options)
    const { draft, text } = await openDraft(path)
    const older = options.against === undefined ? null : await openDraft(options.against)
    const { asOf, diagnostics } = await withCache(options.cache, (db) => ({
      asOf: asOfFrom(options.asOf, draft, db),
      diagnostics: diagnosticsOf(db, draft),
    }))
    const result = await proof(options, text, older?.text ?? null, asOf)
    const input: ReportInput = {
      ...{ draft, result, diagnostics, against: older === null ? null : (options.against ?? null) },
      ...{ failOn: options.failOn, minCoverage: options.minCoverage ?? null },
    }
    await show(input, options)
    process.exitCode = exitCodeFor(input)
  })

function percent(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0 && value <= 100)) {
    throw wrongUsage(`--min-coverage takes a percentage from 0 to 100, such as 99.5; “${text}” is none.`)
  }
  return value
}

function refuseUnfit(draft: string, { report, out, json, against, cache }: Options): void {
  if (out !== undefined && report === undefined) {
    throw wrongUsage('--out names the file of a report. Say which: --report html, json or junit.')
  }
  if (report !== undefined && out === undefined && json === true) {
    throw wrongUsage('--report and --json both go to standard output. Name a file for the report with --out.')
  }
  if (out === undefined) return
  refuseInputs([out], [draft, against ?? draft, ...cacheFiles(cache ?? defaultCachePath())])
}

function diagnosticsOf(db: Db, draft: Draft): ReportDiagnostic[] {
  const found = check(draft, observedSchema(db), { recommended: recommendedCounts(db, draft) })
  return found.map(({ code, severity, message, place }) => ({ code, severity, message, pair: place.pair }))
}

/** Interrupted once, it stops; interrupted twice, the process ends. */
async function proof(options: Options, draft: string, against: string | null, asOf: number): Promise<ProofResult> {
  const cancel = new AbortController()
  const onInterrupt = () => {
    cancel.abort()
  }
  process.once('SIGINT', onInterrupt)
  const line = new ProgressLine()
  const input = {
    cache: options.cache ?? defaultCachePath(),
    ...{ draft, against, asOf, threads: null },
    everyOccurrence: options.everyOccurrence ?? false,
    mask: options.mask ?? false,
  }
  const result = await runJob('proof', input, {
    signal: cancel.signal,
    onProgress: (progress) => {
      line.show({ ...progress, subject: 'Proofing' })
    },
  }).finally(() => {
    line.stop()
    process.off('SIGINT', onInterrupt)
  })
  if (result.cancelled) throw failedWork('Cancelled. Nothing was written.')
  return result
}

async function show(input: ReportInput, { report, out, json }: Options): Promise<void> {
  const content = report === undefined ? null : printReport(report, input)
  if (content !== null && out === undefined) {
    process.stdout.write(content)
    return
  }
  if (content !== null && out !== undefined) await writeAtomic(out, content, { ownerOnly: 'if-new' })
  if (json) writeJson(input.result.json)
  else {
    printProof(input)
    if (out !== undefined) writeLine(`The report is in ${printable(out)}`)
  }
}

function printReport(report: Report, input: ReportInput): string {
  if (report === 'html') return htmlReport(input)
  return report === 'junit' ? junitReport(input) : `${JSON.stringify(input.result.json, null, 2)}\n`
}

function exitCodeFor(input: ReportInput): number {
  const { result, diagnostics, failOn } = input
  const problem = coverageProblem(input)
  if (problem !== null) process.stderr.write(`${problem}\n`)
  const isFound = [...diagnostics, ...result.json.findings].some(({ severity }) => isAtLeast(severity, failOn))
  return problem !== null || isFound ? exitCodes.findings : exitCodes.fine
}
