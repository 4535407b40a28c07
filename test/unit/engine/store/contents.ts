import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'

const tables = [
  ...['import', 'reject', 'profile', 'identity', 'profile_record', 'event_name', 'event', 'catalog', 'item'],
  ...['observed_scope', 'observed_property', 'search_state'],
]

/** A digest of everything that a cache holds, a line a table, without what SQLite keeps for itself. */
export function contentsOf(path: string): string {
  const db = new Database(path, { readonly: true })
  try {
    return tables.map((name) => `${name} ${digest(db, name)}`).join('\n')
  } finally {
    db.close()
  }
}

function digest(db: Database.Database, table: string): string {
  const hash = createHash('sha256')
  let rows = 0
  for (const row of db.prepare(`SELECT * FROM ${table}`).raw().iterate()) {
    hash.update(`${JSON.stringify(row)}\n`)
    rows++
  }
  return `${String(rows)} ${hash.digest('hex')}`
}

/** References to rows that are not there; none in a sound cache. */
export function brokenReferences(path: string): unknown[] {
  const db = new Database(path, { readonly: true })
  try {
    return db.pragma('foreign_key_check') as unknown[]
  } finally {
    db.close()
  }
}
