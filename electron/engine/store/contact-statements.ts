import type { Db } from './db.ts'

/**
 * Prepares the statements for a table of its own, which lasts as long as the connection: the profiles by their e-mail addresses and phone
 * numbers. One that two profiles share leads to neither: it has -1.
 */
export function prepareContacts(db: Db) {
  db.exec('CREATE TEMP TABLE IF NOT EXISTS contact (value TEXT PRIMARY KEY, profile INTEGER NOT NULL) WITHOUT ROWID')
  db.exec('DELETE FROM temp.contact')
  db.exec(
    `INSERT INTO temp.contact SELECT value, iif(min(profile) = max(profile), min(profile), -1) FROM (
       SELECT json_extract(properties, '$.Email') AS value, id AS profile FROM profile
       UNION ALL SELECT json_extract(properties, '$.Phone'), id FROM profile
     ) WHERE typeof(value) = 'text' AND trim(value) <> '' GROUP BY value`,
  )
  return {
    profileOf: db
      .prepare<[string], number>('SELECT profile FROM temp.contact WHERE value = ? AND profile >= 0')
      .pluck(),
    add: db.prepare<[string, number]>(
      `INSERT INTO temp.contact VALUES (?, ?) ON CONFLICT(value) DO UPDATE SET profile = -1
       WHERE profile <> excluded.profile`,
    ),
    forget: db.prepare<[number]>('DELETE FROM temp.contact WHERE profile = ?'),
  }
}
