import { parseJson } from '#shared/json/exact-number'
import type { EventPage } from '#shared/sample/profile-page'
import type { Properties } from '#shared/sample/value'
import type { Db } from './db.ts'

interface EventRow {
  readonly name: string
  readonly ts: number
  readonly properties: string
}

/** Returns a page of a profile's events, newest first. */
export function eventPage(
  db: Db,
  { profile, offset, limit }: { readonly profile: number; readonly offset: number; readonly limit: number },
): EventPage {
  const rows = db
    .prepare<[number, number, number], EventRow>(
      `SELECT n.name, e.ts, e.properties FROM event e JOIN event_name n ON n.id = e.name
       WHERE e.profile = ? ORDER BY e.ts DESC, e.id DESC LIMIT ? OFFSET ?`,
    )
    .all(profile, limit, offset)
  return {
    total: countEventsOf(db, profile),
    rows: rows.map((row) => ({ ...row, properties: parseJson(row.properties) as Properties })),
  }
}

/** Returns how many events a profile has. */
export function countEventsOf(db: Db, profile: number): number {
  return db.prepare<[number], number>('SELECT count(*) FROM event WHERE profile = ?').pluck().get(profile) ?? 0
}
