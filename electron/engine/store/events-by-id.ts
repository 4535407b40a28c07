import type { Db } from './db.ts'

/** An event of the cache; `properties` is JSON. */
export interface HeldEvent {
  readonly name: string
  readonly ts: number
  readonly properties: string
}

/** Returns a reader of single events by their ids; undefined for one that is not there. */
export function eventsById(db: Db): (id: number) => HeldEvent | undefined {
  const held = db.prepare<[number], HeldEvent>(
    'SELECT n.name, e.ts, e.properties FROM event e JOIN event_name n ON n.id = e.name WHERE e.id = ?',
  )
  return (id) => held.get(id)
}
