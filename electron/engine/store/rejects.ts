import type { RejectPage, RejectRow } from '#shared/sample/import-report'
import type { Db } from './db.ts'

/** Returns a page of the rejects of an import that the cache has kept, in the order of the file. `total` counts all of them. */
export function rejectPage(
  db: Db,
  { import: id, offset, limit }: { readonly import: number; readonly offset: number; readonly limit: number },
): RejectPage {
  const rows = db
    .prepare<[number, number, number], RejectRow>(
      'SELECT line, offset, reason, raw FROM reject WHERE import = ? ORDER BY rowid LIMIT ? OFFSET ?',
    )
    .all(id, limit, offset)
  return { total: db.prepare<[number], number>('SELECT rejected FROM import WHERE id = ?').pluck().get(id) ?? 0, rows }
}
