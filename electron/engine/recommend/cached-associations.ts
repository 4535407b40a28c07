import { Associations } from '#shared/recommend/associations'
import type { JobControl } from '../files/job-control.ts'
import { loadAssociations, samplesStamp, saveAssociations } from '../store/associations.ts'
import type { Db } from '../store/db.ts'
import type { Catalog } from './catalog.ts'
import { countAssociations } from './count-associations.ts'
import { findMapping, type Impossible, type Mapping, mappingKey } from './mapping.ts'

/** What a mapping comes to in the samples. */
export interface Counted {
  readonly catalog: Catalog
  readonly associations: Associations
  /** Whether the cache holds it for other connections; it does not where the cache could not be written to. */
  readonly isKept: boolean
}

/** `uncounted`: it is possible, and not counted yet. */
export type CountState =
  | ({ readonly state: 'counted' } & Counted)
  | { readonly state: 'impossible'; readonly reason: Impossible }
  | { readonly state: 'uncounted' }

/** In bytes: what stays in memory of the mappings that were asked for last. */
const associationCacheSize = 256 * 1024 * 1024

interface InMemory {
  readonly stamp: string
  readonly byKey: Map<string, CountState>
}

const memories = new WeakMap<Db, InMemory>()

/** Returns what was counted for a mapping as of a moment (ms), from memory or from the cache. Never counts. */
export function cachedAssociations(db: Db, mapping: Mapping, asOf: number): CountState {
  const memory = memoryOf(db)
  const key = keyOf(mapping, asOf)
  const known = memory.byKey.get(key)
  if (known !== undefined) return keep(memory, key, known)
  const found = findMapping(db, mapping)
  if (typeof found === 'string') return keep(memory, key, { state: 'impossible', reason: found })
  const arrays = loadAssociations(db, key, memory.stamp)
  if (arrays === undefined) return { state: 'uncounted' }
  return keep(memory, key, {
    state: 'counted',
    catalog: found.catalog,
    associations: new Associations(arrays),
    isKept: true,
  })
}

/** Returns the same, but counts what is not counted yet, and keeps that in the cache. Still `uncounted` where it was cancelled. */
export function countAssociationsOnce(db: Db, mapping: Mapping, asOf: number, control?: JobControl): CountState {
  const known = cachedAssociations(db, mapping, asOf)
  if (known.state !== 'uncounted') return known
  const memory = memoryOf(db)
  const key = keyOf(mapping, asOf)
  // one transaction, so that the stamp is that of the events that are read
  const counted = db.transaction(() => {
    const found = findMapping(db, mapping)
    if (typeof found === 'string') return undefined
    const arrays = countAssociations(db, found, asOf, control)
    return arrays === undefined ? undefined : { arrays, catalog: found.catalog, stamp: samplesStamp(db) }
  })()
  if (counted === undefined) return known
  const isKept = saveAssociations(db, key, counted.stamp, counted.arrays)
  const associations = new Associations(counted.arrays)
  return keep(memory, key, { state: 'counted', catalog: counted.catalog, associations, isKept })
}

function keyOf(mapping: Mapping, asOf: number): string {
  return `${mappingKey(mapping)} ${String(asOf)}`
}

function memoryOf(db: Db): InMemory {
  const stamp = samplesStamp(db)
  const known = memories.get(db)
  if (known?.stamp === stamp) return known
  const fresh = { stamp, byKey: new Map<string, CountState>() }
  memories.set(db, fresh)
  return fresh
}

/** Puts it last, and lets go of the first ones while they are too much together. */
function keep({ byKey }: InMemory, key: string, state: CountState): CountState {
  byKey.delete(key)
  byKey.set(key, state)
  let size = 0
  for (const kept of byKey.values()) size += kept.state === 'counted' ? kept.associations.size : 1000
  for (const [oldest, kept] of byKey) {
    if (size <= associationCacheSize || oldest === key) break
    byKey.delete(oldest)
    size -= kept.state === 'counted' ? kept.associations.size : 1000
  }
  return state
}
