import type { Db } from './db.ts'

/** An event with the JSON of what was asked for; null where it has none, or where less was asked for. */
export type MappedEvent = readonly [profile: number, ts: number, first: string | null, second: string | null]

/** SQLite's paths to one or two properties of an event; none for the JSON of all properties, as the first. */
export type PropertyPaths = readonly [] | readonly [first: string] | readonly [first: string, second: string]

/** Reads every event of a name at or before `asOf` (ms) in the order they were imported, and of it no more than asked for. */
export function mappedEvents(db: Db, event: number, asOf: number, paths: PropertyPaths): Iterable<MappedEvent> {
  const [first, second] = [
    paths.length > 0 ? 'properties -> ?' : 'properties',
    paths.length > 1 ? 'properties -> ?' : 'NULL',
  ]
  return db
    .prepare(`SELECT profile, ts, ${first}, ${second} FROM event WHERE name = ? AND ts <= ?`)
    .raw()
    .iterate(...paths, event, asOf) as Iterable<MappedEvent>
}
