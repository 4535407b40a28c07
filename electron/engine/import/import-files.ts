import { basename } from 'node:path'
import type { FileFailure } from '#shared/ipc/answers'
import { UserError } from '../files/user-error.ts'
import type { JobContext } from '../threads/jobs.ts'
import { beginImport, finishImport } from '../store/import-statements.ts'
import { inTransaction, openForImport } from '../store/import-transaction.ts'
import type { Db } from '../store/open-store.ts'
import { cacheErrorFrom } from '../store/cache-error.ts'
import { readBytes, sniff } from './bytes/bytes.ts'
import { detect } from './formats/detect.ts'
import { importedBefore } from './imported-before.ts'
import { ImportWriter } from './write/import-writer.ts'
import type { FileReport, ImportProgress, ImportReport, ImportRequest } from './import-job.ts'
import { openReader } from './formats/open-reader.ts'
import { optionsText, type ReaderOptions } from './formats/reader-options.ts'
import type { Reject } from './formats/reader.ts'
import { RejectFile, RejectStore } from './reject-store.ts'

type Context = JobContext<ImportProgress>

/** Ends an import that somebody cancelled; its transaction is undone. */
class Cancelled extends Error {}

/** Imports files one after the other, each in a transaction of its own: it is in the cache whole or not at all. */
export async function importFiles(request: ImportRequest, context: Context): Promise<ImportReport> {
  const db = openForImport(request.cache)
  const rejectFile = request.rejects === null ? null : openRejectFile(request.rejects)
  const imports: FileReport[] = []
  const failures: FileFailure[] = []
  let cancelled = false
  try {
    for (const path of request.files) {
      cancelled = context.isCancelled()
      if (cancelled) break
      try {
        imports.push(await importFile(db, path, request, rejectFile, context))
      } catch (error) {
        cancelled = error instanceof Cancelled
        if (cancelled) break
        const problem = cacheErrorFrom(error, request.cache)
        if (!(problem instanceof UserError)) throw problem
        failures.push({ file: path, message: problem.message })
      }
    }
    rejectFile?.commit()
  } catch (error) {
    rejectFile?.discard()
    throw error
  } finally {
    db.close()
  }
  return { imports, failures, cancelled }
}

async function importFile(
  db: Db,
  path: string,
  request: ImportRequest,
  rejectFile: RejectFile | null,
  context: Context,
): Promise<FileReport> {
  const started = performance.now()
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
    return { ...saidBefore.report, file: path, durationMs: performance.now() - started }
  }
  const report = await inTransaction(db, () => takeIn(db, path, options, rejectFile, context))
  return { ...report, durationMs: performance.now() - started }
}

async function takeIn(
  db: Db,
  path: string,
  options: ReaderOptions,
  rejectFile: RejectFile | null,
  context: Context,
): Promise<Omit<FileReport, 'durationMs'>> {
  const now = Date.now()
  const { format, fileName: file } = options
  const importId = beginImport(db, { file, format, options: optionsText(options) }, now)
  const rejects = new RejectStore(db, importId)
  const writer = new ImportWriter(db, importId, now, (reject: Reject) => {
    rejects.add(reject)
    rejectFile?.add(reject, path, options)
  })
  const reader = openReader(options, writer)
  const bytes = readBytes(path)
  for await (const chunk of bytes) {
    if (context.isCancelled()) throw new Cancelled()
    reader.push(chunk)
    const { profiles, events, items, duplicates, rejected } = writer.counts
    context.progress({
      file: path,
      bytes: bytes.bytesRead,
      totalBytes: bytes.size,
      records: profiles + events + items + duplicates,
      rejected,
    })
  }
  if (context.isCancelled()) throw new Cancelled()
  reader.end()
  for (const note of bytes.notes) writer.note(note)
  refuseNothing(writer, rejects)
  writer.finish(db, () => {
    if (context.isCancelled()) throw new Cancelled()
  })
  finishImport(db, importId, { bytes: bytes.size, sha256: bytes.sha256, ...writer.counts })
  return {
    file: path,
    format: options.format,
    ...writer.counts,
    bytes: bytes.size,
    notes: writer.notes,
    changes: writer.changes,
    rejects: rejects.first,
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

function openRejectFile(path: string): RejectFile {
  try {
    return new RejectFile(path)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UserError(
      'file:other',
      `The rejects cannot be written to ${path}: ${reason}. Name another file with --rejects.`,
    )
  }
}
