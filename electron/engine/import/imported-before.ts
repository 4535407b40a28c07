import type { HowToRead } from './bytes/file-bytes.ts'
import { fileDigest, fileSize } from './bytes/file-digest.ts'
import { hasCatalogOf, importsOfSize } from '../store/import-statements.ts'
import type { Db } from '../store/db.ts'
import type { FileReport } from './import-job.ts'
import { optionsText, type ReaderOptions } from './formats/reader-options.ts'
import type { Reject } from './formats/reader.ts'
import { storedRejects } from './save-rejects.ts'

interface SaidBefore {
  readonly report: Omit<FileReport, 'durationMs'>
  readonly rejects: readonly Reject[]
}

/**
 * Returns the report of a file that the cache holds already, byte for byte and read the same way: nothing but duplicates. The file
 * is only read for this where one of the same size was imported.
 */
export async function importedBefore(
  db: Db,
  path: string,
  how: HowToRead,
  options: ReaderOptions,
): Promise<SaidBefore | undefined> {
  const { format } = options
  const earlier = importsOfSize(db, await fileSize(path, how), { format, options: optionsText(options) })
  if (earlier.length === 0) return undefined
  const sha256 = await fileDigest(path, how)
  const same = earlier.find((known) => known.sha256 === sha256)
  if (same === undefined || isReplaced(db, same.id, format)) return undefined
  const rejects = [...storedRejects(db, same.id)]
  const { bytes, profiles, events, items, rejected, duplicates } = same
  const report = {
    id: same.id,
    file: path,
    format,
    profiles: 0,
    events: 0,
    items: 0,
    rejected,
    duplicates: profiles + events + items + duplicates,
    newProfiles: 0,
    bytes,
    timeZone: options.timeZone,
    notes: [
      { code: 'seen-before' as const, message: 'This very file was imported before; it says nothing new.', count: 1 },
    ],
    joins: { events: 0, matched: 0, unmatchedExamples: [] },
    changes: null,
    rejects: rejects.slice(0, 20).map(({ line, offset, reason }) => ({ line, offset, reason })),
  }
  return { report, rejects }
}

/** A later file may have replaced a catalog: then the earlier one says something new again. */
function isReplaced(db: Db, importId: number, format: string): boolean {
  return format === 'catalog' && !hasCatalogOf(db, importId)
}
