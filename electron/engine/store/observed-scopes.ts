import type { PropertyRow, ScopeRow } from '../observe/rows.ts'
import type { Db } from './db.ts'

interface StoredScope extends Omit<ScopeRow, 'complete' | 'properties'> {
  readonly id: number
  readonly complete: number
}

/** Returns every scope in the order in which it was first seen. */
export function observedScopes(db: Db): readonly ScopeRow[] {
  const properties = db.prepare<[number], PropertyRow>(
    'SELECT name, statistics, tally FROM observed_property WHERE scope = ? ORDER BY position',
  )
  return db
    .prepare<[], StoredScope>('SELECT * FROM observed_scope ORDER BY id')
    .all()
    .map(({ id, complete, ...scope }) => ({ ...scope, complete: complete === 1, properties: properties.all(id) }))
}

/** Puts these scopes in the place of those that the cache holds. To be called in a transaction. */
export function saveObservedScopes(db: Db, scopes: Iterable<ScopeRow>): void {
  db.exec('DELETE FROM observed_property; DELETE FROM observed_scope')
  const addScope = db.prepare('INSERT INTO observed_scope(kind, name, total, complete, newest) VALUES (?, ?, ?, ?, ?)')
  const addProperty = db.prepare(
    'INSERT INTO observed_property(scope, position, name, statistics, tally) VALUES (?, ?, ?, ?, ?)',
  )
  for (const { kind, name, total, complete, newest, properties } of scopes) {
    const scope = addScope.run(kind, name, total, complete ? 1 : 0, newest).lastInsertRowid
    let position = 0
    for (const property of properties) {
      addProperty.run(scope, position++, property.name, property.statistics, property.tally)
    }
  }
}
