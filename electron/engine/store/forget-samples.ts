import { dropItemIndexes } from './item-index.ts'
import type { Db } from './db.ts'
import { emptySearch } from './search.ts'

/** Empties the cache, down to the bytes in its file. */
export function forgetSamples(db: Db): void {
  db.pragma('secure_delete = ON')
  db.transaction(() => {
    for (const table of [
      ...['event_match', 'event', 'event_name', 'profile', 'catalog', 'association', 'recommendation_result'],
      ...['import', 'observed_scope', 'column_mapping'],
    ]) {
      db.exec(`DELETE FROM ${table}`)
    }
    emptySearch(db)
    dropItemIndexes(db, 'all')
  }).immediate()
  db.exec('VACUUM')
  db.pragma('wal_checkpoint(TRUNCATE)')
}
