import { parseJson } from '#shared/json/exact-number'
import type { Properties } from '#shared/sample/value'
import { observeAll } from '../observe/observe-all.ts'
import { everySample } from '../store/every-sample.ts'
import { saveObservedScopes } from '../store/observed-scopes.ts'
import type { Db } from '../store/db.ts'
import {
  prepareEmptyProfiles,
  prepareMergeAgain,
  removeEvents,
  removeFromList,
  removeItems,
  removeLinks,
  removeProfileRecords,
  soleProfilesOf,
  type StoredRecord,
} from '../store/removal-statements.ts'
import { emptySearch } from '../store/search.ts'
import type { PropertyChange } from './formats/sample-record.ts'
import { mergeProfile } from './write/merge-profile.ts'

/**
 * Takes an import out again: its events, its catalogs, and what only it said of profiles. A profile that others spoke of too is
 * merged again from what they said; one that is left with events alone keeps its identity. A record that changed nothing when it
 * came is not remembered, so what it repeated goes with the import that said it first. All of it in one transaction.
 */
export function removeImport(db: Db, importId: number): void {
  db.transaction(() => {
    removeEvents(db, importId)
    removeItems(db, importId)
    removeLinks(db, importId)
    mergeAgain(db, importId)
    emptySoleProfiles(db, importId)
    removeFromList(db, importId)
    emptySearch(db)
    saveObservedScopes(db, observeAll(everySample(db)).saved())
  }).immediate()
}

interface Said {
  readonly properties: Properties
  readonly changes: readonly PropertyChange[]
}

/** Profiles that more than one record spoke of: merged from the records that stay. */
function mergeAgain(db: Db, importId: number): void {
  const affected = removeProfileRecords(db, importId)
  const sql = prepareMergeAgain(db)
  for (const profile of affected) {
    const records = sql.records.all(profile)
    const last = records.at(-1)
    if (last === undefined) {
      sql.claim.run(importId, profile)
      continue
    }
    const { properties, ts } = merged(records)
    sql.update.run(JSON.stringify(properties), ts, last.import, records.length, profile)
    if (records.length === 1) sql.forget.run(profile)
  }
}

function merged(records: readonly StoredRecord[]): { readonly properties: Properties; readonly ts: number | null } {
  let properties: Properties = {}
  let ts: number | null = null
  for (const stored of records) {
    const isOlder = stored.ts !== null && ts !== null && stored.ts < ts
    properties = mergeProfile(properties, parseJson(stored.record) as Said, isOlder)
    if (!isOlder) ts = stored.ts ?? ts
  }
  return { properties, ts }
}

/** Profiles that only this import spoke of: gone, or as bare as their events leave them. */
function emptySoleProfiles(db: Db, importId: number): void {
  const sql = prepareEmptyProfiles(db)
  for (const { id, identity, anonymous, eventImport } of soleProfilesOf(db, importId)) {
    if (eventImport === null) sql.remove.run(id)
    else sql.bare.run(JSON.stringify({ [nameOf(identity, anonymous)]: identity }), eventImport, id)
  }
}

/** The property that a profile's identity is. */
function nameOf(identity: string, anonymous: number): string {
  if (anonymous === 2) return identity.includes('@') ? 'Email' : 'Phone'
  return anonymous === 1 ? 'CleverTap ID' : 'Identity'
}
