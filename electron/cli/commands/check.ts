import { Command, Option } from 'commander'
import { existsSync } from 'node:fs'
import { check } from '#shared/check/check'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import type { RecommendedCounts } from '#shared/check/recommended-counts'
import type { Draft } from '#shared/campaign/draft'
import { noSamples, type ObservedSchema } from '#shared/sample/observed'
import type { Severity } from '#shared/template/diagnostic'
import { recommendedCounts } from '../../engine/answers/recommended-counts.ts'
import { observedSchema } from '../../engine/store/observed-schema.ts'
import { defaultCachePath } from '../cache-path.ts'
import { openDraft } from '../draft-input.ts'
import { withCache } from '../inputs.ts'
import { planFor } from '../plan-input.ts'
import { bad, doubtful, printable, quiet, strong, writeJson, writeLine } from '../output/text.ts'
import { counted } from '#shared/words/numbers'
import { exitCodes } from '../command-error.ts'

const severities = ['error', 'warning', 'info'] as const satisfies readonly Severity[]

interface Options {
  readonly dataPlan?: string
  readonly cache?: string
  readonly json?: true
  readonly failOn: Severity
}

export const checkCommand = new Command('check')
  .description('checks a draft against the observed schema: unknown names, missing values, limits and more')
  .argument('<draft>', 'a *.galley.json file')
  .option('--data-plan <file>', 'an mParticle data plan to hold the draft to, in place of the one that it names')
  .option('--cache <path>', 'the cache with the samples')
  .option('--json', 'print one JSON document')
  .addOption(
    new Option('--fail-on <severity>', 'the mildest finding that makes the exit code 1')
      .choices(severities)
      .default('error'),
  )
  .action(async (path: string, options: Options) => {
    const { draft } = await openDraft(path)
    const { schema, recommended } = await samplesFor(draft, options.cache)
    const plan = await planFor(path, draft, options.dataPlan)
    const diagnostics = check(draft, schema, { recommended, plan })
    if (options.json) writeJson({ diagnostics: diagnostics.map(toJson) })
    else print(draft, diagnostics)
    const fails = severities.slice(0, severities.indexOf(options.failOn) + 1)
    if (diagnostics.some(({ severity }) => fails.includes(severity))) process.exitCode = exitCodes.findings
  })

interface Samples {
  readonly schema: ObservedSchema
  readonly recommended: RecommendedCounts | null
}

/** A draft can be checked before there is any sample; a cache that was named must be there. */
async function samplesFor(draft: Draft, cache: string | undefined): Promise<Samples> {
  if (cache === undefined && !existsSync(defaultCachePath())) {
    process.stderr.write(
      quiet('There are no samples yet, so only what needs none is checked. Import some: galley import FILE\n'),
    )
    return { schema: noSamples, recommended: null }
  }
  return withCache(cache, (db) => ({ schema: observedSchema(db), recommended: recommendedCounts(db, draft) }))
}

function toJson({ code, severity, message, place, fixes, link }: DraftDiagnostic) {
  const { pair, field, span, part } = place
  return {
    code,
    severity,
    message,
    pair,
    field,
    span,
    part,
    fixes: fixes.map(({ title }) => title),
    ...(link === undefined ? {} : { link }),
  }
}

const marks = { error: bad('error'), warning: doubtful('warning'), info: quiet('info') } as const

function print(draft: Draft, diagnostics: readonly DraftDiagnostic[]): void {
  let heading: string | undefined
  for (const { place, severity, message, code, fixes } of diagnostics) {
    const where = place.pair === null ? 'The draft' : `${String(place.pair + 1)}. ${draft.pairs[place.pair]?.key ?? ''}`
    if (where !== heading) writeLine(strong(printable(where)))
    heading = where
    writeLine(`  ${marks[severity]} ${printable(message)} ${quiet(code)}`)
    for (const { title } of fixes.slice(0, 3)) writeLine(quiet(`    → ${printable(title)}`))
  }
  const totals = severities.map((severity) => {
    const n = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
    return severity === 'info' ? counted(n, 'remark') : counted(n, severity)
  })
  writeLine(diagnostics.length === 0 ? 'Nothing to say: the draft is fine.' : totals.join(', '))
}
