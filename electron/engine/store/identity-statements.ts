import type { Db } from './db.ts'

/** Prepares the statements for the alternate ids of profiles: those that are not a profile's own identity. */
export function prepareIdentityStatements(db: Db) {
  return {
    any: db.prepare('SELECT 1 FROM identity LIMIT 1'),
    profileOf: db.prepare<[string], number>('SELECT profile FROM identity WHERE value = ?').pluck(),
    /** Takes the id away from another profile that has it. */
    link: db.prepare<[string, number, number]>(
      `INSERT INTO identity(value, profile, import) VALUES (?, ?, ?)
       ON CONFLICT(value) DO UPDATE SET profile = excluded.profile, import = excluded.import
       WHERE profile <> excluded.profile`,
    ),
    move: db.prepare<[number, number]>('UPDATE identity SET profile = ? WHERE profile = ?'),
  }
}
