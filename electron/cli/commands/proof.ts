import { Command, Option } from 'commander'
import type { Draft } from '#shared/campaign/draft'
import type { DataPlan } from '#shared/plan/data-plan'
import { isBroken } from '#shared/proof/expectations/expectations-report'
import { pinFileBeside } from '#shared/proof/expectations/pin-file-name'
import { masked } from '#shared/proof/mask'
import type { ProofResult } from '#shared/proof/proof-result'
import { printReport } from '#shared/proof/report/print-report'
import { type ReportFormat, reportFormats } from '#shared/proof/report/report-format'
import { coverageProblem, isAtLeast, type ReportInput } from '#shared/proof/report/report-input'
import type { Severity } from '#shared/template/diagnostic'
import { writeAtomic } from '../../engine/files/write-atomic.ts'
import { emptyProof } from '../../engine/proof/empty-proof.ts'
import { planCheck, type ToldPlan } from '../../engine/proof/plan-check.ts'
import { type Expectations, withExpectations } from '../../engine/proof/expectations.ts'
import { runJob } from '../../engine/threads/run-job.ts'
import { expandWildcards } from '../expand-wildcards.ts'
import { defaultCachePath } from '../cache-path.ts'
import { exitCodes, failedWork, wrongUsage } from '../command-error.ts'
import { refuseInputs } from '../../engine/files/refuse-inputs.ts'
import { cacheFiles } from '../../engine/store/cache-files.ts'
import { openDraft } from '../draft-input.ts'
import { mergedProof } from '../merged-proof.ts'
import { openPins, savePins } from '../pin-file.ts'
import { planFor } from '../plan-input.ts'
import { proofInputs, type ProofInputs, type ProofInputsOptions } from '../proof-inputs.ts'
import { printProof } from '../output/print-proof.ts'
import { ProgressLine } from '../output/progress.ts'
import { printable, writeJson, writeLine } from '../output/text.ts'

interface Options extends ProofInputsOptions {
  readonly against?: string
  readonly dataPlan?: string
  readonly expect?: true
  readonly update?: true
  readonly report?: ReportFormat
  readonly out?: string
  readonly minCoverage?: number
  readonly failOn: Severity
  readonly everyOccurrence?: true
  readonly merge?: readonly string[]
  readonly json?: true
}

export const proofCommand = new Command('proof')
  .description('shows what every sample user would get: coverage, lengths, flaws in the texts, and who shows what')
  .argument('<draft>', 'a *.galley.json file')
  .option('--against <draft>', 'an older draft: what changes from it to the first one, and for whom')
  .option(
    '--data-plan <file>',
    'an mParticle data plan to hold every payload to, in place of the one that the draft names',
  )
  .option('--expect', 'exit code 1 where a pinned user of NAME.expect.json, beside the draft, gets something else now')
  .option('--update', 'with --expect: accept what the pinned users get now, and write their file')
  .option(
    '--pin <identity>',
    'pin a user with what it gets now, then do as --expect; can be given more than once',
    (identity: string, before: readonly string[] | undefined) => [...(before ?? []), identity],
  )
  .option(
    '--keep',
    'with --pin: keep the properties used along, so that the pin needs no samples; --mask keeps them too',
  )
  .addOption(new Option('--report <format>', 'also make a report').choices(reportFormats))
  .option('--out <file>', 'where the report goes; standard output without it, or with -')
  .option(
    '--mask',
    'replace identities, names, e-mails and phones in everything that is printed and written, and in what --pin keeps',
  )
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
  .option(
    '--merge <file...>',
    'make one proof of the figures that galley pipe --figures wrote, without a cache or personas',
  )
  .option('--as-of <time>', "the proof's clock, ISO 8601; initially the newest event in the cache")
  .option('--cache <path>', 'the cache with the samples')
  .option('--json', 'print one JSON document')
  .action(async (path: string, given: Options) => {
    const { out, ...others } = given
    const options: Options = out === undefined || out === '-' ? others : given
    refuseUnfit(path, options)
    if (options.merge !== undefined) {
      const opened = await openDraft(path)
      await tell(
        { draft: opened.draft, ...(await mergedProof(expandWildcards(options.merge), opened)), against: null },
        options,
      )
      return
    }
    const { draft, text } = await openDraft(path)
    const older = options.against === undefined ? null : await openDraft(options.against)
    const pins = isExpecting(options) ? await openPins(path, options.pin !== undefined) : null
    const read = await planFor(path, draft, options.dataPlan)
    const inputs = await proofInputs(draft, pins, read, options)
    const plan = read?.ok === true ? read.value : null
    const proofed = inputs.hasSamples
      ? await proof(options, text, older?.text ?? null, plan, inputs)
      : withoutSamples(options, draft, older?.draft ?? null, (await planCheck(draft, plan))?.told ?? null, inputs)
    const { expected, diagnostics } = inputs
    if (pins !== null && expected !== null) await savePins(pins, options.update ? expected.accepted : expected.pins)
    await tell(
      { draft, result: proofed, diagnostics, against: older === null ? null : (options.against ?? null) },
      options,
    )
  })

/** Shows a proof, and ends with what it comes to. */
async function tell(proofed: Omit<ReportInput, 'failOn' | 'minCoverage'>, options: Options): Promise<void> {
  const input: ReportInput = { ...proofed, failOn: options.failOn, minCoverage: options.minCoverage ?? null }
  await show(input, options)
  process.exitCode = exitCodeFor(input)
}

function isExpecting({ expect, pin }: Options): boolean {
  return expect === true || pin !== undefined
}

function percent(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0 && value <= 100)) {
    throw wrongUsage(`--min-coverage takes a percentage from 0 to 100, such as 99.5; “${text}” is none.`)
  }
  return value
}

function refuseUnfit(draft: string, options: Options): void {
  const { report, out, json, against, dataPlan, cache, update, keep, pin } = options
  if (out !== undefined && report === undefined) {
    throw wrongUsage('--out names the file of a report. Say which: --report html, json or junit.')
  }
  if (report !== undefined && out === undefined && json === true) {
    throw wrongUsage('--report and --json both go to standard output. Name a file for the report with --out.')
  }
  if (update === true && !isExpecting(options)) {
    throw wrongUsage('--update accepts what pinned users get now. Give it together with --expect.')
  }
  if (keep === true && pin === undefined) {
    throw wrongUsage('--keep says what is kept with a user that is pinned. Give it together with --pin IDENTITY.')
  }
  if (options.merge !== undefined) refuseBesidesMerge(options)
  if (out === undefined) return
  refuseInputs(
    [out],
    [
      ...(options.merge ?? []),
      draft,
      against ?? draft,
      dataPlan ?? draft,
      pinFileBeside(draft),
      ...cacheFiles(cache ?? defaultCachePath()),
    ],
  )
}

/** What needs the recipients themselves, who are not in the figures. */
function refuseBesidesMerge({ against, dataPlan, expect, pin, mask, everyOccurrence, asOf }: Options): void {
  const given = Object.entries({
    ...{ '--against': against, '--data-plan': dataPlan, '--expect': expect, '--pin': pin, '--mask': mask },
    ...{ '--every-occurrence': everyOccurrence, '--as-of': asOf },
  }).find(([, value]) => value !== undefined)
  if (given === undefined) return
  throw wrongUsage(`--merge takes figures as they are, so ${given[0]} has no place beside it. Leave it out.`)
}

/** What was found out about pinned users, as it is told. */
function toldOf({ update }: Options, { expected }: ProofInputs): Expectations | null {
  if (expected === null) return null
  const { report, people } = expected
  return { report: update === true && report.changed.length > 0 ? { ...report, updated: true } : report, people }
}

function withoutSamples(
  options: Options,
  draft: Draft,
  against: Draft | null,
  plan: ToldPlan | null,
  inputs: ProofInputs,
): ProofResult {
  const told = toldOf(options, inputs)
  const result = withExpectations(emptyProof(draft, against, plan, inputs.asOf), told)
  return options.mask ? masked(result, told?.people ?? []) : result
}

/** Interrupted once, it stops; interrupted twice, the process ends. */
async function proof(
  options: Options,
  draft: string,
  against: string | null,
  plan: DataPlan | null,
  inputs: ProofInputs,
): Promise<ProofResult> {
  const cancel = new AbortController()
  const onInterrupt = () => {
    cancel.abort()
  }
  process.once('SIGINT', onInterrupt)
  const line = new ProgressLine()
  const input = {
    cache: options.cache ?? defaultCachePath(),
    ...{ draft, against, plan, asOf: inputs.asOf, threads: null, expectations: toldOf(options, inputs) },
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

function exitCodeFor(input: ReportInput): number {
  const { result, diagnostics, failOn } = input
  const problem = coverageProblem(input)
  if (problem !== null) process.stderr.write(`${problem}\n`)
  const isFound = [...diagnostics, ...result.json.findings].some(({ severity }) => isAtLeast(severity, failOn))
  const { expectations } = result.json
  const isUnplanned = (result.json.plan?.invalid ?? 0) > 0
  const isOther = expectations !== undefined && isBroken(expectations)
  return problem !== null || isFound || isUnplanned || isOther ? exitCodes.findings : exitCodes.fine
}
