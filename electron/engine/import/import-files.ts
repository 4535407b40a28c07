import { basename } from 'node:path'
import { JobCancelled, stopIfCancelled, type JobControl } from '../files/job-control.ts'
import { refuseInputs } from '../files/refuse-inputs.ts'
import { isOneOf } from '../files/same-file.ts'
import { UserError } from '../files/user-error.ts'
import { cacheErrorFrom } from '../store/cache-error.ts'
import { cacheFiles } from '../store/cache-files.ts'
import { beginImport, finishImport } from '../store/import-statements.ts'
import { inTransaction, openForImport } from '../store/import-transaction.ts'
import type { Db } from '../store/open-store.ts'
import { readBytes, sniff } from './bytes/bytes.ts'
import { detect } from './formats/detect.ts'
import { openReader } from './formats/open-reader.ts'
import { optionsText, type ReaderOptions } from './formats/reader-options.ts'
import type { Reject } from './formats/reader.ts'
import { type FailedFile, type FileReport, type ImportReport, type ImportRequest, isWhole } from './import-job.ts'
import { importedBefore } from './imported-before.ts'
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
      imports.push(await importFile(run, path))
    } catch (error) {
      if (error instanceof JobCancelled) return { imports, failures, cancelled: true }
      const { kind, message } = problemOf(error, run.request.cache)
      failures.push({ file: path, kind, message })
    }
  }
  return { imports, failures, cancelled: false }
}

/** Returns what is wrong with a file. Throws what is wrong with the whole import. */
function problemOf(error: unknown, cache: string): UserError {
  const problem = cacheErrorFrom(error, cache)
  // nothing but the file of rejects is written
  if (!(problem instanceof UserError) || problem.kind.startsWith('file:')) throw problem
  return problem
}

async function importFile(run: Run, path: string): Promise<FileReport> {
  const { db, request, rejectFile } = run
  const started = performance.now()
  refuseCache(path, request.cache)
  const sniffed = await sniff(path)
  const { format } = detect(sniffed, request.format)
  const options: ReaderOptions = {
    format,
    eventName: request.eventName,
    timeZone: request.timeZone,
    fileName: basename(path),
    catalog: request.catalog ?? null,
  }
  const saidBefore = await importedBefore(db, path, options)
  if (saidBefore !== undefined) {
    for (const reject of saidBefore.rejects) rejectFile?.add(reject, path, options)
    await rejectFile?.flush()
    return { ...saidBefore.report, file: path, durationMs: performance.now() - started }
  }
  const report = await inTransaction(db, () => takeIn(run, path, options))
  return { ...report, durationMs: performance.now() - started }
}

/** Before the file is opened: closing it again would drop the locks of the open cache. */
function refuseCache(path: string, cache: string): void {
  if (!isOneOf(path, cacheFiles(cache))) return
  const message = `“${basename(path)}” belongs to the cache that the samples go to. Choose the file that the samples came in.`
  throw new UserError('import:not-text', message)
}

async function takeIn(run: Run, path: string, options: ReaderOptions): Promise<Omit<FileReport, 'durationMs'>> {
  const { db, rejectFile, control } = run
  const now = Date.now()
  const { format, fileName: file } = options
  const importId = beginImport(db, { file, format, options: optionsText(options) }, now)
  const rejects = new RejectStore(db, importId)
  const writer = new ImportWriter(db, importId, now, (reject: Reject) => {
    rejects.add(reject)
    rejectFile?.add(reject, path, options)
  })
  const reader = openReader(options, writer)
  const bytes = readBytes(path, countingRecords(control, writer))
  for await (const chunk of bytes) {
    reader.push(chunk)
    await rejectFile?.flush()
  }
  stopIfCancelled(control)
  reader.end()
  for (const note of bytes.notes) writer.note(note)
  refuseNothing(writer, rejects)
  writer.finish(db, control)
  const { size, sha256 } = bytes
  finishImport(db, importId, { bytes: size, sha256, ...writer.counts })
  const { counts, notes, joins, changes } = writer
  return { file: path, format, ...counts, bytes: size, notes, joins, changes, rejects: rejects.first }
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
function refuseNothing({ counts }: ImportWriter, { first }: RejectStore): void {
  const { profiles, events, items, duplicates, rejected } = counts
  if (profiles + events + items + duplicates > 0) return
  const reason = first[0] === undefined ? '' : ` The first, on line ${String(first[0].line)}: ${first[0].reason}`
  throw new UserError(
    'import:unknown-format',
    rejected === 0
      ? 'This file holds no records. Export it again, or name its format with --format.'
      : `None of the ${String(rejected)} records in this file can be used; nothing was imported.${reason}`,
  )
}
