import { type AtomicFile, openAtomic } from '../files/write-atomic.ts'
import { importNamed } from '../store/import-statements.ts'
import { rejectsOf } from '../store/reject-statements.ts'
import type { Db } from '../store/db.ts'
import type { ReaderOptions } from './formats/reader-options.ts'
import type { Reject } from './formats/reader.ts'
import { printReject } from './print-reject.ts'

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
  const known = importNamed(db, importId)
  if (known === undefined) return
  const { file, format } = known
  const options = { ...(JSON.parse(known.options) as object), format, fileName: file } as ReaderOptions
  for (const reject of storedRejects(db, importId)) await out.write(printReject(reject, file, options))
}

/** Returns the rejects of an import that the cache has kept, in the order of the file. */
export function* storedRejects(db: Db, importId: number): Generator<Reject> {
  for (const { source, ...reject } of rejectsOf(db, importId)) {
    yield source === null ? reject : { ...reject, ...(JSON.parse(source) as Pick<Reject, 'header' | 'readAs'>) }
  }
}
