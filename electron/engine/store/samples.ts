import type { ImportRow } from '#shared/sample/samples-summary'
import type { Db } from './db.ts'
import { countProfiles } from './profiles.ts'

/** One file that was taken in, as the cache remembers it. */
export interface StoredImport extends ImportRow {
  readonly sha256: string
}

export interface SampleCounts {
  readonly profiles: number
  readonly events: number
  readonly catalogs: readonly { readonly name: string; readonly items: number }[]
}

/** Returns how much is in the cache. */
export function countSamples(db: Db): SampleCounts {
  const events = db
    .prepare<[], number | null>(`SELECT sum(total) FROM observed_scope WHERE kind = 'event'`)
    .pluck()
    .get()
  const catalogs = db
    .prepare<[], { name: string; items: number }>(
      `SELECT c.name, (SELECT count(*) FROM item WHERE catalog = c.id) AS items FROM catalog c ORDER BY c.id`,
    )
    .all()
  return { profiles: countProfiles(db), events: events ?? 0, catalogs }
}

/** Returns every import, oldest first. */
export function listImports(db: Db): StoredImport[] {
  return db
    .prepare<[], StoredImport>(
      `SELECT id, file, bytes, sha256, format, profiles, events, items, rejected, duplicates, imported_at AS importedAt
       FROM import ORDER BY id`,
    )
    .all()
}

/** Returns a digest of everything that a proof can depend on: the imports, by content and in order. */
export function cacheDigest(db: Db, hash: (text: string) => string): string {
  const rows = listImports(db).map(({ sha256, format, profiles, events, items }) => [
    sha256,
    format,
    profiles,
    events,
    items,
  ])
  return hash(JSON.stringify(rows))
}
