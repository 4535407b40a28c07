import type { Db } from './db.ts'

/** Returns the further identities of a profile, sorted. */
export function identitiesOf(db: Db, profile: number): readonly string[] {
  return db
    .prepare<[number], string>('SELECT value FROM identity WHERE profile = ? ORDER BY value')
    .pluck()
    .all(profile)
}
