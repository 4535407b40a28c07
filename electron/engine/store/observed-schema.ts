import { parseJson } from '#shared/json/exact-number'
import type {
  ObservedCatalog,
  ObservedProperty,
  ObservedSchema,
  ObservedScope,
  ScopeKind,
} from '#shared/sample/observed'
import { noSamples } from '#shared/sample/observed'
import type { Db } from './db.ts'

interface Row {
  readonly kind: ScopeKind
  readonly scope: string
  readonly total: number
  readonly complete: number
  readonly statistics: string | null
}

/** Returns what the cache's samples show. Reads one row a property, whatever the number of samples. */
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

/** Returns the names of the properties of a scope, in the order in which they were first seen. */
export function observedNames(db: Db, kind: ScopeKind, scope: string): string[] {
  return db
    .prepare<[string, string], string>(
      `SELECT p.name FROM observed_property p JOIN observed_scope s ON s.id = p.scope
       WHERE s.kind = ? AND s.name = ? ORDER BY p.position`,
    )
    .pluck()
    .all(kind, scope)
}

/** Returns how many samples a scope has; undefined where it has none. */
export function observedTotal(db: Db, kind: ScopeKind, scope: string): number | undefined {
  return db
    .prepare<[string, string], number>('SELECT total FROM observed_scope WHERE kind = ? AND name = ?')
    .pluck()
    .get(kind, scope)
}

/** Returns the time of the newest event in the cache, in milliseconds since 1970; null without events. */
function newestEventTime(db: Db): number | null {
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
 * Returns the as-of of a cache: its newest event, or else its newest profile, or else its last import. In milliseconds since 1970.
 * Without any event every profile is looked at, so the answer is kept until the cache is written to.
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
