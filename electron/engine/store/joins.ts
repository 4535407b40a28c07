import type { Db } from './db.ts'

/** Prepares the questions of how the events of an import met the profiles that files describe. `after` is the last event before it. */
export function prepareJoins(db: Db) {
  return {
    anyUndescribed: db.prepare('SELECT 1 FROM profile WHERE described = 0 LIMIT 1'),
    unmatched: db
      .prepare<[number], number>(
        `SELECT count(*) FROM event e WHERE e.id > ? AND EXISTS (SELECT 1 FROM profile p WHERE p.described = 0 AND p.id = e.profile)`,
      )
      .pluck(),
    /** The identities that those events have, the first ones. */
    unmatchedIdentities: db
      .prepare<[number, number], string>(
        `SELECT p.identity FROM event e JOIN profile p ON p.id = e.profile WHERE e.id > ? AND p.described = 0
         GROUP BY p.id ORDER BY min(e.id) LIMIT ?`,
      )
      .pluck(),
    undescribed: db.prepare<[number], string>('SELECT identity FROM profile WHERE described = 0 LIMIT ?').pluck(),
    /** The identities among the first profiles that a file describes. */
    firstDescribed: db
      .prepare<[number], string>(
        'SELECT identity FROM (SELECT identity, described FROM profile ORDER BY id LIMIT ?) WHERE described = 1',
      )
      .pluck(),
    lastProfile: db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM profile').pluck(),
    /** The identities of the profiles behind one that a file describes. */
    describedAfter: db
      .prepare<[number, number], string>('SELECT identity FROM profile WHERE id > ? AND described = 1 LIMIT ?')
      .pluck(),
    /** The identity of a profile that a file describes, and the import that spoke of it last. */
    described: db.prepare<[string], { identity: string; import: number }>(
      'SELECT identity, import FROM profile WHERE identity = ? AND described = 1',
    ),
  }
}
