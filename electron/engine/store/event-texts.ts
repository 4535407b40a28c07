import type { Db } from './db.ts'

/** The properties of some events, as JSON text. */
export interface EventTexts {
  readonly texts: readonly string[]
  /** False where there are more than were read. */
  readonly complete: boolean
}

/** Returns the properties of the first `maxEvents` events of a name among the first `maxProfiles` profiles. */
export function eventTexts(
  db: Db,
  name: string,
  { maxEvents, maxProfiles }: { readonly maxEvents: number; readonly maxProfiles: number },
): EventTexts {
  const id = db.prepare<[string], number>('SELECT id FROM event_name WHERE name = ?').pluck().get(name)
  if (id === undefined) return { texts: [], complete: true }
  const end = db
    .prepare<[number], number>('SELECT id FROM profile ORDER BY id LIMIT 1 OFFSET ?')
    .pluck()
    .get(maxProfiles)
  const texts = db
    .prepare<[number, number, number], string>(
      `SELECT properties FROM event WHERE id IN
         (SELECT id FROM event INDEXED BY event_order WHERE profile < ? AND name = ? LIMIT ?)`,
    )
    .pluck()
    .all(end ?? Number.MAX_SAFE_INTEGER, id, maxEvents)
  return { texts, complete: end === undefined && texts.length < maxEvents }
}

/** Returns the names and properties of the events that were imported last, `limit` at most. */
export function newestEventTexts(
  db: Db,
  limit: number,
): readonly { readonly name: string; readonly properties: string }[] {
  return db
    .prepare<[number], { name: string; properties: string }>(
      'SELECT n.name, e.properties FROM event e JOIN event_name n ON n.id = e.name ORDER BY e.id DESC LIMIT ?',
    )
    .all(limit)
}
