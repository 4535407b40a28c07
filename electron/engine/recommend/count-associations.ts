import { valueAt } from '#shared/audience/value-at'
import { parseJson } from '#shared/json/exact-number'
import { AssociationBuilder } from '#shared/recommend/association-builder'
import type { AssociationArrays } from '#shared/recommend/associations'
import { valueTexts } from '#shared/recommend/value-texts'
import type { Properties, Value } from '#shared/sample/value'
import { type JobControl, unattended } from '../files/job-control.ts'
import { jsonPath } from '../store/json-path.ts'
import { mappedEvents, type PropertyPaths } from '../store/mapped-events.ts'
import type { Db } from '../store/db.ts'
import type { FoundMapping } from './mapping.ts'

const stride = 8192
const textCacheSize = 200_000

/**
 * Counts which profiles did the event with which items. Reads the mapped events at or before as-of (ms) once, in the order they were
 * imported. Of a list, and of the items of a Charged event, every value counts. Returns undefined where it was cancelled.
 */
export function countAssociations(
  db: Db,
  found: FoundMapping,
  asOf: number,
  control: JobControl = unattended,
): AssociationArrays | undefined {
  const builder = new AssociationBuilder(found.catalog.items)
  const { paths, rowsOf } = reading(found)
  let count = 0
  for (const [profile, ts, first, second] of mappedEvents(db, found.eventId, asOf, paths)) {
    if (count++ % stride === 0) {
      if (control.isCancelled()) return undefined
      const done = count - 1
      control.report({ subject: '', unit: 'events', done, total: found.events, records: done, rejected: 0 })
    }
    builder.add(profile, ts, rowsOf(first, second))
  }
  return control.isCancelled() ? undefined : builder.finish()
}

interface Reading {
  readonly paths: PropertyPaths
  readonly rowsOf: (first: string | null, second: string | null) => readonly number[]
}

/** Lets SQLite take the property out of the JSON where its name allows that: most of an event is never read then. */
function reading({ mapping: { eventProperty: property, catalogColumn }, catalog }: FoundMapping): Reading {
  const rowOf = catalog.finder(catalogColumn)
  const rowsOf = (value: Value | undefined) => valueTexts(value).flatMap((text) => rowOf(text) ?? [])
  const path = jsonPath(property)
  if (path === undefined) {
    return {
      paths: [],
      rowsOf: (json) => rowsOf(valueAt(parseJson(json ?? '{}') as Properties, property)),
    }
  }
  const direct = cached((json) => rowsOf(parseJson(json) as Value))
  const list = listOf(property)
  const listPath = list === undefined ? undefined : jsonPath(list)
  if (list === undefined || listPath === undefined) {
    return {
      paths: [path],
      rowsOf: (json) => (json === null ? noRows : direct(json)),
    }
  }
  const inList = (json: string) => rowsOf(valueAt({ [list]: parseJson(json) as Value }, property))
  return {
    paths: [path, listPath],
    rowsOf: (json, items) => (json !== null ? direct(json) : items === null ? noRows : inList(items)),
  }
}

/** `Items` of `Items.prod_name`. */
function listOf(property: string): string | undefined {
  const dot = property.indexOf('.')
  return dot < 0 ? undefined : property.slice(0, dot)
}

const noRows: readonly number[] = []

/** Most events have a value that others have too. */
function cached(read: (json: string) => readonly number[]): (json: string) => readonly number[] {
  const known = new Map<string, readonly number[]>()
  return (json) => {
    const rows = known.get(json)
    if (rows !== undefined) return rows
    const fresh = read(json)
    if (known.size >= textCacheSize) known.clear()
    known.set(json, fresh)
    return fresh
  }
}
