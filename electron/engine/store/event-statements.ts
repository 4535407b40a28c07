import type { Db } from './db.ts'

/** Prepares every statement that writing events takes. Prepare them once an import. */
export function prepareEventStatements(db: Db) {
  return {
    name: db.prepare<[string], number>('SELECT id FROM event_name WHERE name = ?').pluck(),
    addName: db.prepare<[string]>('INSERT INTO event_name(name) VALUES (?)'),
    /** The last id that an event has, or would have without another import. */
    lastPlace: db
      .prepare<[], number | null>(
        'SELECT max(coalesce((SELECT max(id) FROM event), 0), coalesce((SELECT max(place) FROM event_match), 0))',
      )
      .pluck(),
    /** The same event of another import, which this import has not matched yet. */
    earlier: db
      .prepare<[number, number, number, number, number, string], number>(
        `SELECT id FROM event WHERE profile = ? AND name = ? AND ts = ? AND import <> ? AND matched <> ? AND properties = ?
         LIMIT 1`,
      )
      .pluck(),
    earlierAnyTime: db
      .prepare<[number, number, number, number, string], number>(
        'SELECT id FROM event WHERE profile = ? AND name = ? AND import <> ? AND matched <> ? AND properties = ? LIMIT 1',
      )
      .pluck(),
    match: db.prepare<[number, number]>('UPDATE event SET matched = ? WHERE id = ?'),
    keepPlace: db.prepare<[number, number, number]>('INSERT INTO event_match(event, import, place) VALUES (?, ?, ?)'),
    insert: db.prepare<[number, number, number, number, string, number, number]>(
      'INSERT INTO event(id, profile, name, ts, properties, import, matched) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
  }
}

/** Prepares the statement that gives a profile's events to another: first the new profile, then the old one. */
export function prepareMoveEvents(db: Db) {
  return db.prepare<[number, number]>('UPDATE event SET profile = ? WHERE profile = ?')
}
