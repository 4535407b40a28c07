import { createHash } from 'node:crypto'
import { associationBytes, associationsFrom } from '#shared/recommend/association-bytes'
import type { AssociationArrays } from '#shared/recommend/associations'
import type { Db } from './db.ts'

/** How many of the latest are kept in the cache. */
const maxStored = 8

/** Returns what tells the samples of one moment from those of another: a hash over every import, and when it was made. */
export function samplesStamp(db: Db): string {
  const hash = createHash('sha256')
  const imports = db
    .prepare<[], string>(`SELECT id || ':' || sha256 || ':' || imported_at FROM import ORDER BY id`)
    .pluck()
  for (const one of imports.iterate()) hash.update(`${one}\n`)
  return hash.digest('hex')
}

/** Returns what was saved for a key; undefined where there is nothing, or where the samples have changed since. */
export function loadAssociations(db: Db, key: string, stamp: string): AssociationArrays | undefined {
  const bytes = db
    .prepare<[string, string], Buffer>('SELECT bytes FROM association WHERE key = ? AND stamp = ?')
    .pluck()
    .get(key, stamp)
  return bytes === undefined ? undefined : associationsFrom(bytes)
}

/**
 * Saves what was counted for the next time, and clears away what no longer holds. Returns false where the cache cannot be written to
 * now: then it is counted again.
 */
export function saveAssociations(db: Db, key: string, stamp: string, arrays: AssociationArrays): boolean {
  try {
    // what can be counted again is not worth waiting for another writer
    db.pragma('busy_timeout = 0')
    db.transaction(() => {
      db.prepare('DELETE FROM association WHERE stamp <> ? OR key = ?').run(stamp, key)
      db.prepare('INSERT INTO association(key, stamp, bytes) VALUES (?, ?, ?)').run(
        key,
        stamp,
        associationBytes(arrays),
      )
      db.prepare('DELETE FROM association WHERE id NOT IN (SELECT id FROM association ORDER BY id DESC LIMIT ?)').run(
        maxStored,
      )
    }).immediate()
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')) return false
    throw error
  } finally {
    db.pragma('busy_timeout = 5000')
  }
}
