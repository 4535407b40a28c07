import { parseJson } from '#shared/json/exact-number'
import type { Properties } from '#shared/sample/value'
import type { Db } from '../store/open-store.ts'
import { SchemaObserver } from './schema-observer.ts'

/** Counts the observed schema anew from everything the cache holds: after something was taken out of it. Takes time by its size. */
export function observeAll(db: Db): SchemaObserver {
  const observer = new SchemaObserver()
  const importedAt = new Map(
    db
      .prepare<[], { id: number; at: number }>('SELECT id, imported_at AS at FROM import')
      .all()
      .map(({ id, at }) => [id, at]),
  )
  const profiles = db.prepare<[], { properties: string; ts: number | null; import: number }>(
    'SELECT properties, ts, import FROM profile ORDER BY id',
  )
  for (const { properties, ts, import: from } of profiles.iterate()) {
    observer.profiles.add(read(properties), ts ?? importedAt.get(from) ?? 0)
  }
  const events = db.prepare<[], { name: string; ts: number; properties: string }>(
    'SELECT n.name, e.ts, e.properties FROM event e JOIN event_name n ON n.id = e.name ORDER BY e.id',
  )
  for (const { name, ts, properties } of events.iterate()) observer.scope('event', name).add(read(properties), ts)
  const items = db.prepare<[], { name: string; columns: string; import: number }>(
    'SELECT c.name, i.columns, c.import FROM item i JOIN catalog c ON c.id = i.catalog ORDER BY c.id, i.position',
  )
  for (const { name, columns, import: from } of items.iterate()) {
    observer.scope('catalog', name).add(read(columns), importedAt.get(from) ?? 0)
  }
  return observer
}

function read(text: string): Properties {
  return parseJson(text) as Properties
}
