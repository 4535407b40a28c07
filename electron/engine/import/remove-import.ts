import { parseJson } from '#shared/json/exact-number'
import type { Properties } from '#shared/sample/value'
import { observeAll } from '../observe/observe-all.ts'
import type { Db } from '../store/open-store.ts'
import { dropItemIndex, dropItemIndexes } from '../store/item-index.ts'
import { emptySearch } from '../store/search.ts'
import { mergeProfile } from './write/merge-profile.ts'
import type { PropertyChange } from './formats/sample-record.ts'

/**
 * Takes an import out again: its events, its catalogs, and what only it said of profiles. A profile that others spoke of too is
 * merged again from what they said; one that is left with events alone keeps its identity. A record that changed nothing when it
 * came is not remembered, so what it repeated goes with the import that said it first. All of it in one transaction.
 */
export function removeImport(db: Db, importId: number): void {
  db.transaction(() => {
    removeEvents(db, importId)
    removeItems(db, importId)
    db.prepare('DELETE FROM identity WHERE import = ?').run(importId)
    db.prepare('DELETE FROM recommendation_result WHERE import = ?').run(importId)
    db.exec('DELETE FROM association')
    mergeAgain(db, importId)
    emptySoleProfiles(db, importId)
    db.prepare('DELETE FROM import WHERE id = ?').run(importId)
    db.exec('DELETE FROM event_name WHERE id NOT IN (SELECT name FROM event)')
    emptySearch(db)
    observeAll(db).save(db)
  }).immediate()
}

/** Empties the cache, down to the bytes in its file. */
export function forgetSamples(db: Db): void {
  db.pragma('secure_delete = ON')
  db.transaction(() => {
    for (const table of [
      ...['event_match', 'event', 'event_name', 'profile', 'catalog', 'association', 'recommendation_result'],
      ...['import', 'observed_scope'],
    ]) {
      db.exec(`DELETE FROM ${table}`)
    }
    emptySearch(db)
    dropItemIndexes(db, 'all')
  }).immediate()
  db.exec('VACUUM')
  db.pragma('wal_checkpoint(TRUNCATE)')
}

/** Its events; those that later imports held too go to the next of them, and stand where that one has them. */
function removeEvents(db: Db, importId: number): void {
  db.prepare('DELETE FROM event_match WHERE import = ?').run(importId)
  const others = db.prepare<[number], { event: number; next: number; place: number }>(
    `SELECT m.event, min(m.import) AS next, m.place FROM event e JOIN event_match m ON m.event = e.id
     WHERE e.import = ? GROUP BY m.event`,
  )
  const give = db.prepare<[number, number, number]>('UPDATE event SET id = ?, import = ? WHERE id = ?')
  const forget = db.prepare<[number, number]>('DELETE FROM event_match WHERE event = ? AND import = ?')
  for (const { event, next, place } of others.all(importId)) {
    forget.run(event, next)
    give.run(place, next, event)
  }
  db.prepare('DELETE FROM event WHERE import = ?').run(importId)
  db.prepare(
    `UPDATE event SET matched = coalesce((SELECT max(m.import) FROM event_match m WHERE m.event = event.id), import)
     WHERE matched = ?`,
  ).run(importId)
}

/** Its catalogs, and the corrected items that it added to others. */
function removeItems(db: Db, importId: number): void {
  db.prepare('DELETE FROM catalog WHERE import = ?').run(importId)
  const added = db.prepare<[number], number>('SELECT DISTINCT catalog FROM item WHERE import = ?').pluck().all(importId)
  for (const catalog of added) dropItemIndex(db, catalog)
  db.prepare('DELETE FROM item WHERE import = ?').run(importId)
  dropItemIndexes(db, 'of gone catalogs')
}

interface StoredRecord {
  readonly import: number
  readonly ts: number | null
  readonly record: string
}

interface Said {
  readonly properties: Properties
  readonly changes: readonly PropertyChange[]
}

/** Profiles that more than one record spoke of: merged from the records that stay. */
function mergeAgain(db: Db, importId: number): void {
  const affected = db
    .prepare<[number], number>('SELECT DISTINCT profile FROM profile_record WHERE import = ?')
    .pluck()
    .all(importId)
  db.prepare('DELETE FROM profile_record WHERE import = ?').run(importId)
  const rest = db.prepare<[number], StoredRecord>(
    'SELECT import, ts, record FROM profile_record WHERE profile = ? ORDER BY id',
  )
  const update = db.prepare('UPDATE profile SET properties = ?, ts = ?, import = ?, records = ? WHERE id = ?')
  for (const profile of affected) {
    const records = rest.all(profile)
    const last = records.at(-1)
    if (last === undefined) {
      db.prepare('UPDATE profile SET import = ?, records = 1 WHERE id = ?').run(importId, profile)
      continue
    }
    let properties: Properties = {}
    let ts: number | null = null
    for (const stored of records) {
      const isOlder = stored.ts !== null && ts !== null && stored.ts < ts
      properties = mergeProfile(properties, parseJson(stored.record) as Said, isOlder)
      if (!isOlder) ts = stored.ts ?? ts
    }
    update.run(JSON.stringify(properties), ts, last.import, records.length, profile)
    if (records.length === 1) db.prepare('DELETE FROM profile_record WHERE profile = ?').run(profile)
  }
}

/** Profiles that only this import spoke of: gone, or as bare as their events leave them. */
function emptySoleProfiles(db: Db, importId: number): void {
  const sole = db
    .prepare<[number], { id: number; identity: string; anonymous: number; eventImport: number | null }>(
      `SELECT p.id, p.identity, p.anonymous, (SELECT e.import FROM event e WHERE e.profile = p.id LIMIT 1) AS eventImport
       FROM profile p WHERE p.import = ?`,
    )
    .all(importId)
  const bare = db.prepare('UPDATE profile SET properties = ?, ts = NULL, import = ?, records = 1 WHERE id = ?')
  const remove = db.prepare('DELETE FROM profile WHERE id = ?')
  for (const { id, identity, anonymous, eventImport } of sole) {
    if (eventImport === null) remove.run(id)
    else bare.run(JSON.stringify({ [anonymous === 1 ? 'CleverTap ID' : 'Identity']: identity }), eventImport, id)
  }
}
