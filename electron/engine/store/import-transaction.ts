import type { Db } from './db.ts'
import { openStore } from './open-store.ts'

/** Opens the cache at a path to import into it, and makes it where there is none. Throws a `UserError`. */
export function openForImport(path: string): Db {
  const db = openStore(path, { create: true })
  // The writers settle what refers to what; looking it up again for every row would take a quarter of an import's time.
  db.pragma('foreign_keys = OFF')
  return db
}

/** Runs work in a transaction, which is undone when the work throws. Nothing else may use `db` meanwhile. */
export async function inTransaction<Value>(db: Db, work: () => Promise<Value>): Promise<Value> {
  db.exec('BEGIN IMMEDIATE')
  try {
    const value = await work()
    db.exec('COMMIT')
    return value
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  }
}
