import type { Db } from '../../store/open-store.ts'

/** Every statement that writing a profile takes, prepared once an import. */
export function prepareProfileStatements(db: Db) {
  return {
    insert: db.prepare<[string, number, string, number | null, number]>(
      `INSERT INTO profile(identity, anonymous, properties, ts, import, records) VALUES (?, ?, ?, ?, ?, 1)
       ON CONFLICT(identity) DO NOTHING`,
    ),
    byIdentity: db.prepare<[string], number>('SELECT id FROM profile WHERE identity = ?').pluck(),
    identityOf: db.prepare<[number], string>('SELECT identity FROM profile WHERE id = ?').pluck(),
    row: db.prepare<[number]>('SELECT id, anonymous, properties, ts, import, records FROM profile WHERE id = ?'),
    update: db.prepare<[string, number | null, number, number]>(
      'UPDATE profile SET properties = ?, ts = ?, import = ?, records = records + 1 WHERE id = ?',
    ),
    confirm: db.prepare<[number | null, number]>('UPDATE profile SET ts = ? WHERE id = ?'),
    rename: db.prepare<[string, string, number]>(
      'UPDATE profile SET identity = ?, anonymous = 0, properties = ? WHERE id = ?',
    ),
    remove: db.prepare<[number]>('DELETE FROM profile WHERE id = ?'),
    moveEvents: db.prepare<[number, number]>('UPDATE event SET profile = ? WHERE profile = ?'),
    moveFurther: db.prepare<[number, number]>('UPDATE identity SET profile = ? WHERE profile = ?'),
    moveRecords: db.prepare<[number, number]>('UPDATE profile_record SET profile = ? WHERE profile = ?'),
    remember: db.prepare<[number, number, number | null, string]>(
      'INSERT INTO profile_record(profile, import, ts, record) VALUES (?, ?, ?, ?)',
    ),
    anyFurther: db.prepare('SELECT 1 FROM identity LIMIT 1'),
    byFurther: db.prepare<[string], number>('SELECT profile FROM identity WHERE value = ?').pluck(),
    link: db.prepare<[string, number, number]>(
      `INSERT INTO identity(value, profile, import) VALUES (?, ?, ?)
       ON CONFLICT(value) DO UPDATE SET profile = excluded.profile, import = excluded.import WHERE profile <> excluded.profile`,
    ),
  }
}
