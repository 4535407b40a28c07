import type { Db } from './db.ts'

/** A profile as an import merges into it. */
export interface StoredProfile {
  readonly id: number
  /** 1 where only devices and mParticle's own ids are known of it, 2 where an e-mail address or a phone number stands in. */
  readonly anonymous: number
  readonly properties: string
  /** When its newest record was made, in milliseconds since 1970, where a record said so. */
  readonly ts: number | null
  /** The import that spoke of it last. */
  readonly import: number
  /** How many records spoke of it. */
  readonly records: number
  /** 0 while only events speak of it. */
  readonly described: number
}

/** Prepares every statement that writing profiles takes. Prepare them once an import. */
export function prepareProfileStatements(db: Db) {
  return {
    /** Changes nothing where the identity is taken. */
    insert: db.prepare<[string, number, string, number | null, number, number]>(
      `INSERT INTO profile(identity, anonymous, properties, ts, import, records, described) VALUES (?, ?, ?, ?, ?, 1, ?)
       ON CONFLICT(identity) DO NOTHING`,
    ),
    byIdentity: db.prepare<[string], number>('SELECT id FROM profile WHERE identity = ?').pluck(),
    identityOf: db.prepare<[number], string>('SELECT identity FROM profile WHERE id = ?').pluck(),
    row: db.prepare<[number], StoredProfile>(
      'SELECT id, anonymous, properties, ts, import, records, described FROM profile WHERE id = ?',
    ),
    update: db.prepare<[string, number | null, number, number]>(
      'UPDATE profile SET properties = ?, ts = ?, import = ?, records = records + 1 WHERE id = ?',
    ),
    describe: db.prepare<[number]>('UPDATE profile SET described = 1 WHERE id = ?'),
    confirm: db.prepare<[number | null, number]>('UPDATE profile SET ts = ? WHERE id = ?'),
    rename: db.prepare<[string, string, number]>(
      'UPDATE profile SET identity = ?, anonymous = 0, properties = ? WHERE id = ?',
    ),
    anyContact: db.prepare('SELECT 1 FROM profile WHERE anonymous = 2 LIMIT 1'),
    remove: db.prepare<[number]>('DELETE FROM profile WHERE id = ?'),
    remember: db.prepare<[number, number, number | null, string]>(
      'INSERT INTO profile_record(profile, import, ts, record) VALUES (?, ?, ?, ?)',
    ),
    moveRecords: db.prepare<[number, number]>('UPDATE profile_record SET profile = ? WHERE profile = ?'),
  }
}
