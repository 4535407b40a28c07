import { dropItemIndex, dropItemIndexes } from './item-index.ts'
import type { Db } from './db.ts'

/** A record that spoke of a profile, as it is kept where others spoke of it too. */
export interface StoredRecord {
  readonly import: number
  readonly ts: number | null
  readonly record: string
}

/** A profile that one import alone spoke of. `eventImport` is that of one of its events; null where it has none. */
export interface SoleProfile {
  readonly id: number
  readonly identity: string
  readonly anonymous: number
  readonly eventImport: number | null
}

/** Takes the events of an import out. Those that later imports held too go to the next of them, and stand where that one has them. */
export function removeEvents(db: Db, importId: number): void {
  db.prepare('DELETE FROM event_match WHERE import = ?').run(importId)
  const shared = db.prepare<[number], { event: number; next: number; place: number }>(
    `SELECT m.event, min(m.import) AS next, m.place FROM event e JOIN event_match m ON m.event = e.id
     WHERE e.import = ? GROUP BY m.event`,
  )
  const give = db.prepare<[number, number, number]>('UPDATE event SET id = ?, import = ? WHERE id = ?')
  const forget = db.prepare<[number, number]>('DELETE FROM event_match WHERE event = ? AND import = ?')
  for (const { event, next, place } of shared.all(importId)) {
    forget.run(event, next)
    give.run(place, next, event)
  }
  db.prepare('DELETE FROM event WHERE import = ?').run(importId)
  db.prepare(
    `UPDATE event SET matched = coalesce((SELECT max(m.import) FROM event_match m WHERE m.event = event.id), import)
     WHERE matched = ?`,
  ).run(importId)
}

/** Takes the catalogs of an import out, and the corrected items that it added to others. */
export function removeItems(db: Db, importId: number): void {
  db.prepare('DELETE FROM catalog WHERE import = ?').run(importId)
  const added = db.prepare<[number], number>('SELECT DISTINCT catalog FROM item WHERE import = ?').pluck().all(importId)
  for (const catalog of added) dropItemIndex(db, catalog)
  db.prepare('DELETE FROM item WHERE import = ?').run(importId)
  dropItemIndexes(db, 'of gone catalogs')
}

/** Takes out the alternate ids and recommendation results that an import brought, and what was counted with its events. */
export function removeLinks(db: Db, importId: number): void {
  db.prepare('DELETE FROM identity WHERE import = ?').run(importId)
  db.prepare('DELETE FROM recommendation_result WHERE import = ?').run(importId)
  db.exec('DELETE FROM association')
}

/** Takes an import off the list of imports, with the names of events that nothing has any more. */
export function removeFromList(db: Db, importId: number): void {
  db.prepare('DELETE FROM import WHERE id = ?').run(importId)
  db.exec('DELETE FROM event_name WHERE id NOT IN (SELECT name FROM event)')
}

/** Forgets what an import said of profiles that others spoke of too. Returns the ids of those profiles. */
export function removeProfileRecords(db: Db, importId: number): readonly number[] {
  const affected = db
    .prepare<[number], number>('SELECT DISTINCT profile FROM profile_record WHERE import = ?')
    .pluck()
    .all(importId)
  db.prepare('DELETE FROM profile_record WHERE import = ?').run(importId)
  return affected
}

/** Prepares the statements that merge profiles again from the records that stay. */
export function prepareMergeAgain(db: Db) {
  return {
    records: db.prepare<[number], StoredRecord>(
      'SELECT import, ts, record FROM profile_record WHERE profile = ? ORDER BY id',
    ),
    update: db.prepare<[string, number | null, number, number, number]>(
      'UPDATE profile SET properties = ?, ts = ?, import = ?, records = ? WHERE id = ?',
    ),
    claim: db.prepare<[number, number]>('UPDATE profile SET import = ?, records = 1 WHERE id = ?'),
    forget: db.prepare<[number]>('DELETE FROM profile_record WHERE profile = ?'),
  }
}

/** Returns the profiles whose properties come from this import alone. */
export function soleProfilesOf(db: Db, importId: number): readonly SoleProfile[] {
  return db
    .prepare<[number], SoleProfile>(
      `SELECT p.id, p.identity, p.anonymous, (SELECT e.import FROM event e WHERE e.profile = p.id LIMIT 1) AS eventImport
       FROM profile p WHERE p.import = ?`,
    )
    .all(importId)
}

/** Prepares the statements that leave a profile with its identity alone, or with nothing. */
export function prepareEmptyProfiles(db: Db) {
  return {
    bare: db.prepare<[string, number, number]>(
      'UPDATE profile SET properties = ?, ts = NULL, import = ?, records = 1, described = 0 WHERE id = ?',
    ),
    remove: db.prepare<[number]>('DELETE FROM profile WHERE id = ?'),
  }
}
