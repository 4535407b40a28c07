import type { Db } from './db.ts'

/** An imported recommendation result. */
export interface ResultRow {
  readonly import: number
  readonly rank: number
  /** The item's id. */
  readonly item: string
}

/** Returns a reader of the results for a slot that are imported for a profile by any of its identities; '' are those for any slot. */
export function resultReader(db: Db): (profile: number, slot: string) => readonly ResultRow[] {
  const rows = db.prepare<[string, number, number], ResultRow>(
    `SELECT import, rank, item FROM recommendation_result
     WHERE slot = ? AND identity IN (SELECT identity FROM profile WHERE id = ? UNION SELECT value FROM identity WHERE profile = ?)`,
  )
  return (profile, slot) => rows.all(slot, profile, profile)
}
