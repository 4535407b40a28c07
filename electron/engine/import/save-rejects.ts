import { type AtomicFile, openAtomic } from '../files/write-atomic.ts'
import type { Db } from '../store/open-store.ts'
import type { ReaderOptions } from './formats/reader-options.ts'
import type { Reject } from './formats/reader.ts'
import { printReject } from './reject-store.ts'

/**
 * Writes the rejects of an import that the cache has kept as JSON lines, which can be corrected and imported again.
 * Throws a `UserError`.
 */
export async function saveRejects(db: Db, importId: number, out: string): Promise<null> {
  const file = await openAtomic(out, { ownerOnly: true })
  try {
    await writeRejects(db, importId, file)
    await file.commit()
  } finally {
    await file.discard()
  }
  return null
}

async function writeRejects(db: Db, importId: number, out: AtomicFile): Promise<void> {
  const known = db
    .prepare<[number], { file: string; format: string; options: string }>(
      'SELECT file, format, options FROM import WHERE id = ?',
    )
    .get(importId)
  if (known === undefined) return
  const { file, format } = known
  const options = { ...(JSON.parse(known.options) as object), format, fileName: file } as ReaderOptions
  for (const reject of storedRejects(db, importId)) await out.write(printReject(reject, file, options))
}

interface Row {
  readonly line: number
  readonly offset: number
  readonly reason: string
  readonly raw: string
  readonly source: string | null
}

/** The rejects of an import that the cache has kept, in the order of the file. */
export function* storedRejects(db: Db, importId: number): Generator<Reject> {
  const rows = db.prepare<[number], Row>(
    'SELECT line, offset, reason, raw, source FROM reject WHERE import = ? ORDER BY rowid',
  )
  for (const { source, ...reject } of rows.iterate(importId)) {
    yield source === null ? reject : { ...reject, ...(JSON.parse(source) as Pick<Reject, 'header' | 'readAs'>) }
  }
}
