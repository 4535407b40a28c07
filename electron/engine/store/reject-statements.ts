import type { Db } from './db.ts'

export interface StoredReject {
  readonly line: number
  readonly offset: number
  readonly reason: string
  readonly raw: string
  /** JSON of what reading the raw text again takes besides the import's options; null for nothing. */
  readonly source: string | null
}

/** Prepares the statement that keeps a reject of an import, the first parameter. */
export function prepareInsertReject(db: Db) {
  return db.prepare<[number, number, number, string, string, string | null]>(
    'INSERT INTO reject(import, line, offset, reason, raw, source) VALUES (?, ?, ?, ?, ?, ?)',
  )
}

/** Yields the rejects of an import that the cache has kept, in the order of the file. */
export function rejectsOf(db: Db, importId: number): IterableIterator<StoredReject> {
  return db
    .prepare<[number], StoredReject>(
      'SELECT line, offset, reason, raw, source FROM reject WHERE import = ? ORDER BY rowid',
    )
    .iterate(importId)
}
