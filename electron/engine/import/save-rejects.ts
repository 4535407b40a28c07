import { type AtomicFile, openAtomic } from '../files/write-atomic.ts'
import type { Db } from '../store/open-store.ts'
import { parseJson } from '#shared/json/exact-number'

interface Row {
  readonly line: number
  readonly offset: number
  readonly reason: string
  readonly raw: string
  readonly source: string
}

/** Writes the rejects of an import that the cache has kept as JSON lines, which can be corrected and imported again. */
export async function saveRejects(db: Db, importId: number, out: string): Promise<null> {
  const file = await openAtomic(out)
  try {
    await writeRows(db, importId, file)
    await file.commit()
  } finally {
    await file.discard()
  }
  return null
}
