import type { Db } from './open-store.ts'
import { profilePages } from './profiles.ts'

interface EventRow {
  readonly name: string
  readonly ts: number
  readonly properties: string
}

/**
 * Yields every profile with all of its events as a line of JSON without its newline, in the order of import: what `galley pipe --decide`
 * reads. Events stand oldest first, those at the same time in the order of import.
 */
export function* profileLines(db: Db): Generator<string> {
  const events = db.prepare<[number], EventRow>(
    `SELECT n.name, e.ts, e.properties FROM event e JOIN event_name n ON n.id = e.name
     WHERE e.profile = ? ORDER BY e.ts, e.id`,
  )
  for (const page of profilePages(db)) {
    for (const { id, identity, propertiesJson } of page) {
      const all: string[] = []
      for (const { name, ts, properties } of events.iterate(id)) {
        all.push(`{"name":${JSON.stringify(name)},"ts":${String(ts)},"properties":${properties}}`)
      }
      yield `{"identity":${JSON.stringify(identity)},"profile":${propertiesJson},"events":[${all.join()}]}`
    }
  }
}
