import type { Db } from './db.ts'

/** Returns the id that stands for an event's name in the cache; undefined where no event has it. */
export function eventId(db: Db, name: string): number | undefined {
  return db.prepare<[string], number>('SELECT id FROM event_name WHERE name = ?').pluck().get(name)
}
