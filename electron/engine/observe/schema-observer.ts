import type { ScopeKind } from '#shared/sample/observed'
import type { PropertyRow, ScopeRow } from './rows.ts'
import { PropertyStatistics } from './property-statistics.ts'
import { ScopeObserver } from './scope-observer.ts'

/** The observed schema while it is being counted. */
export class SchemaObserver {
  readonly #scopes = new Map<string, { kind: ScopeKind; name: string; observer: ScopeObserver }>()
  readonly profiles: ScopeObserver

  constructor() {
    this.profiles = this.scope('profile', '')
  }

  /** Returns the counts of one kind of sample; `name` is the event's or the catalog's, and empty for profiles. */
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

  /** Goes on counting from what `saved` gave. */
  static load(scopes: Iterable<ScopeRow>): SchemaObserver {
    const loaded = new SchemaObserver()
    for (const { kind, name: scope, total, complete, newest, properties } of scopes) {
      const observer = loaded.scope(kind, scope)
      observer.total = total
      observer.complete = complete
      observer.newest = newest ?? -Infinity
      for (const { name, statistics, tally } of properties) {
        observer.properties.set(name, PropertyStatistics.load(JSON.parse(statistics) as never, tally))
      }
    }
    return loaded
  }

  /** Yields every scope that has samples, with the properties that some of them have. */
  *saved(): Generator<ScopeRow> {
    for (const { kind, name, observer } of this.#scopes.values()) {
      const { total, complete, newest } = observer
      if (total === 0) continue
      const properties = savedProperties(observer)
      yield { kind, name, total, complete, newest: Number.isFinite(newest) ? newest : null, properties }
    }
  }
}

function* savedProperties({ properties, total }: ScopeObserver): Generator<PropertyRow> {
  for (const [name, statistics] of properties) {
    const observed = statistics.observed(name, total)
    // no sample has it any more
    if (observed.absent === total) continue
    yield { name, statistics: JSON.stringify(observed), tally: statistics.saveTally() }
  }
}
