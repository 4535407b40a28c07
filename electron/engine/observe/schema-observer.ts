import type { Db } from '../store/open-store.ts'
import { PropertyStatistics } from './property-statistics.ts'
import { ScopeObserver } from './scope-observer.ts'

export type ScopeKind = 'profile' | 'event' | 'catalog'

interface ScopeRow {
  readonly id: number
  readonly kind: ScopeKind
  readonly name: string
  readonly total: number
  readonly complete: number
  readonly newest: number | null
}

/** The observed schema while it is being counted. Goes on from what the cache holds and is saved in the same transaction. */
export class SchemaObserver {
  readonly #scopes = new Map<string, { kind: ScopeKind; name: string; observer: ScopeObserver }>()
  readonly profiles: ScopeObserver

  constructor() {
    this.profiles = this.scope('profile', '')
  }

  /** The counts of one kind of thing; `name` is the event's or the catalog's, and empty for profiles. */
  scope(kind: ScopeKind, name: string): ScopeObserver {
    const key = `${kind}:${name}`
    const known = this.#scopes.get(key)
    if (known !== undefined) return known.observer
    const observer = new ScopeObserver()
    this.#scopes.set(key, { kind, name, observer })
    return observer
  }

  /** Starts a scope again from nothing: a catalog is replaced whole. */
  reset(kind: ScopeKind, name: string): ScopeObserver {
    this.#scopes.delete(`${kind}:${name}`)
    return this.scope(kind, name)
  }

  static load(db: Db): SchemaObserver {
    const loaded = new SchemaObserver()
    const properties = db.prepare<[number], { name: string; statistics: string; tally: string }>(
      'SELECT name, statistics, tally FROM observed_property WHERE scope = ? ORDER BY position',
    )
    for (const row of db.prepare<[], ScopeRow>('SELECT * FROM observed_scope ORDER BY id').all()) {
      const observer = loaded.scope(row.kind, row.name)
      observer.total = row.total
      observer.complete = row.complete === 1
      observer.newest = row.newest ?? -Infinity
      for (const { name, statistics, tally } of properties.all(row.id)) {
        observer.properties.set(name, PropertyStatistics.load(JSON.parse(statistics) as never, tally))
      }
    }
    return loaded
  }

  save(db: Db): void {
    db.exec('DELETE FROM observed_property; DELETE FROM observed_scope')
    const scopes = db.prepare('INSERT INTO observed_scope(kind, name, total, complete, newest) VALUES (?, ?, ?, ?, ?)')
    const properties = db.prepare(
      'INSERT INTO observed_property(scope, position, name, statistics, tally) VALUES (?, ?, ?, ?, ?)',
    )
    for (const { kind, name, observer } of this.#scopes.values()) {
      const { total, newest } = observer
      if (total === 0) continue
      const scope = scopes.run(kind, name, total, observer.complete ? 1 : 0, Number.isFinite(newest) ? newest : null)
      let position = 0
      for (const [property, statistics] of observer.properties) {
        const observed = statistics.observed(property, total)
        // no sample has it any more
        if (observed.absent === total) continue
        properties.run(scope.lastInsertRowid, position++, property, JSON.stringify(observed), statistics.saveTally())
      }
    }
  }
}
