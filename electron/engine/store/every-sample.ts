import type { Sample } from '../observe/rows.ts'
import type { Db } from './db.ts'
import { importTimes } from './import-times.ts'

/** Yields everything that the cache holds: profiles, then events, then items, each in the order they were imported. */
export function* everySample(db: Db): Generator<Sample> {
  const profiles = db.prepare<[], { properties: string; ts: number | null; import: number }>(
    'SELECT properties, ts, import FROM profile ORDER BY id',
  )
  const importedAt = importTimes(db)
  for (const { properties, ts, import: from } of profiles.iterate()) {
    yield { kind: 'profile', name: '', properties, ts: ts ?? importedAt.get(from) ?? 0 }
  }
  const events = db.prepare<[], { name: string; ts: number; properties: string }>(
    'SELECT n.name, e.ts, e.properties FROM event e JOIN event_name n ON n.id = e.name ORDER BY e.id',
  )
  for (const { name, ts, properties } of events.iterate()) yield { kind: 'event', name, properties, ts }
  const items = db.prepare<[], { name: string; columns: string; import: number }>(
    'SELECT c.name, i.columns, c.import FROM item i JOIN catalog c ON c.id = i.catalog ORDER BY c.id, i.position',
  )
  for (const { name, columns, import: from } of items.iterate()) {
    yield { kind: 'catalog', name, properties: columns, ts: importedAt.get(from) ?? 0 }
  }
}
