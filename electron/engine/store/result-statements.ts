import type { Db } from './db.ts'

/** Prepares the statement that writes a recommendation result. It changes nothing where the import has brought it already. */
export function prepareInsertResult(db: Db) {
  return db.prepare<[string, string, number, number, string]>(
    'INSERT INTO recommendation_result(identity, slot, import, rank, item) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
}
