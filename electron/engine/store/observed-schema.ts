import { parseJson } from '#shared/json/exact-number'
import type { ObservedCatalog, ObservedProperty, ObservedSchema, ObservedScope } from '#shared/sample/observed'
import { noSamples } from '#shared/sample/observed'
import type { ScopeKind } from '../observe/schema-observer.ts'
import type { Db } from './open-store.ts'

interface Row {
  readonly kind: ScopeKind
  readonly scope: string
  readonly total: number
  readonly complete: number
  readonly statistics: string | null
}

/** What the cache's samples show. Reads one row a property, whatever the number of samples. */
export function observedSchema(db: Db): ObservedSchema {
  const scopes = new Map<
    string,
    { kind: ScopeKind; name: string; scope: ObservedScope; properties: Map<string, ObservedProperty> }
  >()
  for (const row of rows(db)) {
    const key = `${row.kind}:${row.scope}`
    let known = scopes.get(key)
    if (known === undefined) {
      const properties = new Map<string, ObservedProperty>()
      const scope = { total: row.total, complete: row.complete === 1, properties }
      known = { kind: row.kind, name: row.scope, scope, properties }
      scopes.set(key, known)
    }
    if (row.statistics === null) continue
    const observed = parseJson(row.statistics) as ObservedProperty
    known.properties.set(observed.name, observed)
  }
  const all = [...scopes.values()]
  return {
    profiles: scopes.get('profile:')?.scope ?? noSamples.profiles,
    events: new Map(all.filter(({ kind }) => kind === 'event').map(({ name, scope }) => [name, scope])),
    catalogs: new Map(
      all.filter(({ kind }) => kind === 'catalog').map(({ name, scope }) => [name, catalogFrom(scope)]),
    ),
  }
}

function rows(db: Db): Row[] {
  return db
    .prepare<[], Row>(
      `SELECT s.kind, s.name AS scope, s.total, s.complete, p.statistics
       FROM observed_scope s LEFT JOIN observed_property p ON p.scope = s.id ORDER BY s.id, p.position`,
    )
    .all()
}

function catalogFrom({ total, properties }: ObservedScope): ObservedCatalog {
  return { items: total, columns: properties }
}

/** The newest event in the cache, in milliseconds since 1970: the clock of a proof where nobody names another. */
export function newestEventTime(db: Db): number | null {
  return (
    db.prepare<[], number | null>(`SELECT max(newest) FROM observed_scope WHERE kind = 'event'`).pluck().get() ?? null
  )
}

interface Clock {
  readonly state: string
  readonly ts: number
}

const clocks = new WeakMap<Db, Clock>()

/**
 * The as-of of a cache: its newest event, or else its newest profile, or else its last import. In milliseconds since 1970. Without any
 * event every profile is looked at, so the answer is kept until somebody writes to the cache.
 */
export function defaultAsOf(db: Db): number {
  const newest = newestEventTime(db)
  if (newest !== null) return newest
  const state = stateOf(db)
  const known = clocks.get(db)
  if (known?.state === state) return known.ts
  const profile = () => db.prepare<[], number | null>(`SELECT max(ts) FROM profile`).pluck().get()
  const lastImport = () => db.prepare<[], number | null>('SELECT max(imported_at) FROM import').pluck().get()
  const ts = profile() ?? lastImport() ?? 0
  clocks.set(db, { state, ts })
  return ts
}

/** Another text after every write, by others (https://sqlite.org/pragma.html#pragma_data_version) or by this connection. */
function stateOf(db: Db): string {
  const own = db.prepare<[], number>('SELECT total_changes()').pluck().get() ?? 0
  return `${String(db.pragma('data_version', { simple: true }))} ${String(own)}`
}
