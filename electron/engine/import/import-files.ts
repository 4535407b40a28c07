import { basename } from 'node:path'
import { JobCancelled, stopIfCancelled, type JobControl } from '../files/job-control.ts'
import { refuseInputs } from '../files/refuse-inputs.ts'
import { isOneOf } from '../files/same-file.ts'
import { UserError } from '../files/user-error.ts'
import { cacheErrorFrom } from '../store/cache-error.ts'
import { cacheFiles } from '../store/cache-files.ts'
import { keepMapping } from '../store/column-mappings.ts'
import { beginImport, finishImport } from '../store/import-statements.ts'
import { inTransaction, openForImport } from '../store/import-transaction.ts'
import type { Db } from '../store/db.ts'
import { readBytes } from './bytes/bytes.ts'
import { DoubleEncoding } from './bytes/double-encoding.ts'
import { entriesOf, placeName, placeOf, type FilePlace } from './bytes/zip.ts'
import { registry } from './formats/registry.ts'
import { openReader } from './formats/open-reader.ts'
import { optionsText } from './formats/reader-options.ts'
import { ShiftedSink } from './formats/shifted-sink.ts'
import type { Reject } from './formats/reader.ts'
import { JsonComments } from './records/json-comments.ts'
import { type FailedFile, type FileReport, type ImportReport, type ImportRequest, isWhole } from './import-job.ts'
import { importedBefore } from './imported-before.ts'
import { openedFile, type OpenedFile } from './opened-file.ts'
import { openRejectFile, type RejectFile } from './reject-file.ts'
import { RejectStore } from './reject-store.ts'
import { ImportWriter } from './write/import-writer.ts'

/** What the files of one import share. */
interface Run {
  readonly db: Db
  readonly request: ImportRequest
  readonly rejectFile: RejectFile | null
  readonly control: JobControl
}

/**
 * Imports files one after the other, each in a transaction of its own: it is in the cache whole or not at all. Throws a `UserError`
 * where the cache cannot be opened, or the rejects cannot be written or would replace what is read. What is wrong with a file is in
 * the report.
 */
export async function importFiles(request: ImportRequest, control: JobControl): Promise<ImportReport> {
  if (request.rejects !== null) refuseInputs([request.rejects], [...request.files, ...cacheFiles(request.cache)])
  const db = openForImport(request.cache)
  try {
    const rejectFile = request.rejects === null ? null : await openRejectFile(request.rejects)
    try {
      const report = await importEach({ db, request, rejectFile, control })
      // what a user has corrected in an earlier one is not lost to an import that failed
      if (isWhole(report)) await rejectFile?.commit()
      return report
    } finally {
      await rejectFile?.discard()
    }
  } finally {
    db.close()
  }
}

async function importEach(run: Run): Promise<ImportReport> {
  const imports: FileReport[] = []
  const failures: FailedFile[] = []
  for (const path of run.request.files) {
    if (run.control.isCancelled()) return { imports, failures, cancelled: true }
    try {
      for (const place of await filesIn(run, path)) {
        try {
          imports.push(await importFile(run, place))
        } catch (error) {
          failures.push(failureOf(error, placeName(place), run))
        }
      }
    } catch (error) {
      if (error instanceof JobCancelled) return { imports, failures, cancelled: true }
      failures.push(failureOf(error, path, run))
    }
  }
  return { imports, failures, cancelled: false }
}

/** The file itself, or the files in a ZIP file. Throws a `UserError`. */
async function filesIn({ request }: Run, path: string): Promise<readonly FilePlace[]> {
  refuseCache(path, request.cache)
  const place = await placeOf(path)
  if (place.entry !== null) return [place]
  const entries = await entriesOf(path)
  if (entries === undefined) return [place]
  if (entries.length > 0) return entries.map((entry) => ({ path, entry }))
  throw new UserError('import:empty', `“${basename(path)}” is a ZIP file without files. Pack it again.`)
}

/** Throws what is not this file's fault. */
function failureOf(error: unknown, path: string, { request }: Run): FailedFile {
  if (error instanceof JobCancelled) throw error
  const { kind, message } = problemOf(error, request.cache)
  return { file: path, kind, message }
}

/** Returns what is wrong with a file. Throws what is wrong with the whole import. */
function problemOf(error: unknown, cache: string): UserError {
  const problem = cacheErrorFrom(error, cache)
  // nothing but the file of rejects is written
  if (!(problem instanceof UserError) || problem.kind.startsWith('file:')) throw problem
  return problem
}

async function importFile(run: Run, place: FilePlace): Promise<FileReport> {
  const { db, rejectFile } = run
  const started = performance.now()
  const file = await openedFile(db, run.request, place)
  const saidBefore = await importedBefore(db, place.path, file.how, file.options)
  if (saidBefore !== undefined) {
    for (const reject of saidBefore.rejects) rejectFile?.add(reject, file.name, file.options)
    await rejectFile?.flush()
    return { ...saidBefore.report, file: file.name, durationMs: performance.now() - started }
  }
  const report = await inTransaction(db, () => takeIn(run, file))
  return { ...report, durationMs: performance.now() - started }
}

/** Before the file is opened: closing it again would drop the locks of the open cache. */
function refuseCache(path: string, cache: string): void {
  if (!isOneOf(path, cacheFiles(cache))) return
  const message = `“${basename(path)}” belongs to the cache that the samples go to. Choose the file that the samples came in.`
  throw new UserError('import:not-text', message)
}

async function takeIn(
  run: Run,
  { path, name, how, options, notes, above, hasComments, body, columns, told }: OpenedFile,
): Promise<Omit<FileReport, 'durationMs'>> {
  const { db, rejectFile, control } = run
  const now = Date.now()
  const { format, fileName: file, timeZone } = options
  const importId = beginImport(db, { file, format, options: optionsText(options) }, now)
  const rejects = new RejectStore(db, importId)
  const writer = new ImportWriter(db, importId, now, (reject: Reject) => {
    rejects.add(reject)
    rejectFile?.add(reject, name, options)
  })
  for (const { code, message } of notes) writer.note(message, code)
  const doubled = new DoubleEncoding()
  const comments = hasComments ? new JsonComments() : null
  const reader = openReader(options, above === null ? writer : new ShiftedSink(writer, above))
  let left = above?.bytes ?? 0
  const bytes = readBytes(path, countingRecords(control, writer), how)
  for await (const chunk of bytes) {
    doubled.look(chunk)
    const rest = chunk.subarray(left)
    left -= chunk.length - rest.length
    if (body === null) reader.push(comments === null ? rest : comments.push(rest))
    await rejectFile?.flush()
  }
  stopIfCancelled(control)
  if (body !== null) reader.push(body)
  else if (comments !== null) reader.push(comments.end())
  reader.end()
  for (const note of bytes.notes) writer.note(note)
  if (doubled.note !== undefined) writer.note(doubled.note, 'double-encoded')
  if (registry[format].isOnlyRejects !== true || rejects.first.length === 0) refuseNothing(writer, rejects)
  writer.finish(db, control)
  if (options.mapping && columns !== null) keepMapping(db, { columns, mapping: options.mapping, told, usedAt: now })
  const { size, sha256 } = bytes
  finishImport(db, importId, { bytes: size, sha256, ...writer.counts })
  const { counts, joins, changes } = writer
  return {
    ...{ id: importId, file: name, format, ...counts, bytes: size, timeZone },
    ...{ notes: writer.notes, joins, changes, rejects: rejects.first },
  }
}

/** Adds the records of an import to what is reported of its file's bytes. */
function countingRecords({ isCancelled, report }: JobControl, { counts }: ImportWriter): JobControl {
  return {
    isCancelled,
    report(progress) {
      const { profiles, events, items, duplicates, rejected } = counts
      report({ ...progress, records: profiles + events + items + duplicates, rejected })
    },
  }
}

/** A file of which nothing can be used is a mistake, not an import. */
function refuseNothing({ counts, notes }: ImportWriter, { first }: RejectStore): void {
  const { profiles, events, items, duplicates, rejected } = counts
  if (profiles + events + items + duplicates > 0) return
  const said = notes.filter(({ code }) => code === 'token' || code === 'answer').map(({ message }) => ` ${message}`)
  const reason = first[0] === undefined ? '' : ` The first, on line ${String(first[0].line)}: ${first[0].reason}`
  throw new UserError(
    'import:unknown-format',
    rejected === 0
      ? said.length > 0
        ? `This file holds no records to import.${said.join('')}`
        : 'This file holds no records. Export it again, or name its format with --format.'
      : `None of the ${String(rejected)} records in this file can be used; nothing was imported.${reason}`,
  )
}
