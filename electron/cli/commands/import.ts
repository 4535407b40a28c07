import { Command, Option } from 'commander'
import { changeLines } from '#shared/sample/catalog-changes'
import { joinsText, noteText } from '#shared/sample/import-report'
import { isMapping, parseNames, parseType, type ColumnMapping } from '#shared/sample/column-mapping'
import type { Result } from '#shared/result'
import { isTimeZone } from '#shared/sample/time-zone'
import { type FileReport, type ImportReport, isWhole } from '../../engine/import/import-job.ts'
import { formatIds, formats, type FormatId } from '#shared/sample/formats'
import { isEncoding } from '../../engine/import/bytes/text-encoding.ts'
import { runJob } from '../../engine/threads/run-job.ts'
import { expandWildcards } from '../expand-wildcards.ts'
import { defaultCachePath } from '../cache-path.ts'
import { ProgressLine } from '../output/progress.ts'
import { answerMappings } from '../mappings.ts'
import { bad, doubtful, printable, quiet, strong, writeJson, writeLine } from '../output/text.ts'
import { counted } from '#shared/words/numbers'
import { exitCodes, wrongUsage } from '../command-error.ts'

interface Options {
  readonly cache?: string
  readonly format?: FormatId
  readonly event?: string
  readonly catalog?: string
  readonly timeZone: string
  readonly encoding?: string
  readonly identity?: string
  readonly column: readonly string[]
  readonly map?: string
  readonly mappings?: true
  readonly forgetMapping?: string
  readonly rejects?: string
  readonly json?: true
}

export const importCommand = new Command('import')
  .description(
    'takes sample files into the cache: profiles, events, catalogs and recommendation results, plain, gzip or zip; ' +
      'the format is told by the content',
  )
  .argument('[file...]', 'files to import, each one whole or not at all')
  .option('--cache <path>', 'the cache to import into')
  .addOption(
    new Option('--format <format>', 'what the files are, where Galley takes them for something else').choices(
      formatIds,
    ),
  )
  .option('--event <name>', "the event's name, for event downloads and webhook calls, which do not hold it")
  .option('--catalog <name>', "the catalog's name, where it is not its file's")
  .option('--time-zone <zone>', "the project's time zone, for times without one", 'UTC')
  .option('--encoding <name>', "the files' encoding where it is neither UTF-8 nor UTF-16, such as windows-1252")
  .option('--identity <column>', 'the column of a table that holds the identity')
  .option(
    '--column <name=type>',
    'what a column holds: text, number, boolean, date or a date format; may be repeated',
    collected,
    [],
  )
  .option('--map <names>', 'other names for columns: "id=Identity,title=Name,image_link=ImageURL"')
  .option(
    '--mappings',
    'list what was said with --identity, --column and --map, which is kept for files with the same first line',
  )
  .option('--forget-mapping <number>', 'forget one of these, by its number in the list')
  .option('--rejects <file>', 'write the records that could not be read here, to be corrected and imported again')
  .option('--json', 'print one JSON document')
  .addHelpText('after', `\nWhat Galley reads:\n${formatLines().join('\n')}`)
  .action(run)

function formatLines(): readonly string[] {
  const width = Math.max(...formatIds.map((id) => id.length)) + 2
  return formats.map(({ id, help }) => `  ${id.padEnd(width)}${help.replaceAll('\n', `\n  ${' '.repeat(width)}`)}`)
}

/** How long an import that is interrupted may take to undo its work. In milliseconds. */
const patience = 5_000

async function run(named: readonly string[], options: Options): Promise<void> {
  const files = expandWildcards(named)
  if (options.mappings === true || options.forgetMapping !== undefined) {
    answerMappings(options)
    return
  }
  if (files.length === 0) throw wrongUsage('Name the files to import: galley import FILE')
  if (!isTimeZone(options.timeZone)) {
    throw wrongUsage(`“${options.timeZone}” is no time zone. Use an IANA name such as Asia/Kolkata.`)
  }
  if (options.encoding !== undefined && !isEncoding(options.encoding)) {
    throw wrongUsage(`“${options.encoding}” is no encoding. Name one such as windows-1252, iso-8859-2 or shift_jis.`)
  }
  if (options.catalog !== undefined && files.length > 1) {
    throw wrongUsage('--catalog names one catalog. Import its file by itself.')
  }
  const cancel = new AbortController()
  const onInterrupt = () => {
    cancel.abort()
    // a thread that does not listen any more does not keep the command: the cache is as it was before
    setTimeout(() => process.exit(exitCodes.failed), patience).unref()
  }
  process.once('SIGINT', onInterrupt)
  const line = new ProgressLine()
  const report = await runJob(
    'import',
    {
      cache: options.cache ?? defaultCachePath(),
      files,
      format: options.format ?? null,
      eventName: options.event ?? null,
      catalog: catalogNamed(options.catalog),
      timeZone: options.timeZone,
      encoding: options.encoding ?? null,
      mapping: mappingIn(options),
      rejects: options.rejects ?? null,
    },
    {
      signal: cancel.signal,
      onProgress: (progress) => {
        line.show(progress)
      },
    },
  ).finally(() => {
    line.stop()
    process.off('SIGINT', onInterrupt)
  })
  if (options.json) writeJson({ imports: report.imports, failures: report.failures, cancelled: report.cancelled })
  else printReport(report, options.rejects)
  process.exitCode = exitCodeFor(report)
}

function collected(value: string, before: readonly string[]): readonly string[] {
  return [...before, value]
}

/** Null where the user says nothing of columns. */
function mappingIn({ identity, column, map }: Options): ColumnMapping | null {
  const names = map === undefined ? [] : valueOr(parseNames(map))
  const mapping = { identity: identity?.trim() ?? null, names, types: column.map((text) => valueOr(parseType(text))) }
  return isMapping(mapping) ? mapping : null
}

function valueOr<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw wrongUsage(result.error)
  return result.value
}

function catalogNamed(name: string | undefined): string | null {
  if (name === undefined) return null
  if (name.trim() === '') throw wrongUsage('The name of a catalog is not empty. Write --catalog NAME.')
  return name.trim()
}

function exitCodeFor(report: ImportReport): number {
  if (!isWhole(report)) return exitCodes.failed
  return report.imports.some(({ rejected }) => rejected > 0) ? exitCodes.findings : exitCodes.fine
}

function printReport(report: ImportReport, rejectsFile: string | undefined): void {
  const { imports, failures, cancelled } = report
  for (const report of imports) printFile(report)
  for (const { file, message } of failures)
    process.stderr.write(`${bad('✗')} ${strong(printable(file))} ${printable(message)}\n`)
  if (cancelled)
    process.stderr.write('Cancelled. The file that was being read is not in the cache; those before it are.\n')
  const isLeft = rejectsFile !== undefined && !isWhole(report)
  if (isLeft) process.stderr.write(`“${printable(rejectsFile)}” was not written: that takes an import of every file.\n`)
  const rejected = imports.reduce((sum, report) => sum + report.rejected, 0)
  if (rejected === 0) return
  const where =
    rejectsFile === undefined || isLeft
      ? 'Import again with --rejects FILE to have them in a file.'
      : `They are in ${printable(rejectsFile)}: correct “raw” there and import that file.`
  writeLine(`${counted(rejected, 'record')} could not be read. ${where}`)
}

function printFile(report: FileReport): void {
  const { profiles, events, items, duplicates, rejected, durationMs } = report
  const parts = [
    profiles > 0 ? counted(profiles, 'profile') : '',
    events > 0 ? counted(events, 'event') : '',
    items > 0 ? counted(items, report.format === 'recommendations' ? 'recommended item' : 'item') : '',
    duplicates > 0 ? `${counted(duplicates, 'record')} that said nothing new` : '',
  ].filter((part) => part !== '')
  const seconds = `${(durationMs / 1000).toFixed(1)} s`
  writeLine(
    `✓ ${strong(printable(report.file))} ${parts.join(', ') || 'nothing new'} ${quiet(`(${report.format}, ${seconds})`)}`,
  )
  for (const line of report.changes === null ? [] : changeLines(report.changes)) writeLine(`  ${printable(line)}`)
  for (const note of report.notes) writeLine(`  ${printable(noteText(note))}`)
  const joins = joinsText(report.joins)
  if (joins !== undefined) writeLine(`  ${printable(joins)}`)
  for (const { line, reason } of report.rejects.slice(0, 5))
    writeLine(`  ${doubtful(`line ${String(line)}`)} ${printable(reason)}`)
  if (rejected > 5) writeLine(`  … and ${counted(rejected - 5, 'more reject')}`)
}
