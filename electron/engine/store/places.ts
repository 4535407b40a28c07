import type { Db } from './db.ts'

/** Returns a reader of the JSON of a profile's events that may name a place, at or before `asOf` (ms), newest first. */
export function placeReader(db: Db, asOf: number): (profile: number) => IterableIterator<string> {
  const events = db
    .prepare<[number, number], string>(
      `SELECT properties FROM event WHERE profile = ? AND ts <= ? AND properties LIKE '%latitude"%' ORDER BY ts DESC, id DESC`,
    )
    .pluck()
  return (profile) => events.iterate(profile, asOf)
}
