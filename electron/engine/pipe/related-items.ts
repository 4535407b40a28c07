import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Ranked } from '#shared/recommend/pick'
import { isObject, own } from '#shared/sample/value'
import { UserError } from '../files/user-error.ts'
import type { LineCatalog } from './line-catalog.ts'

/** Which items are related to an item, most profiles first; undefined where none are. */
export type RelatedItems = ReadonlyMap<number, Ranked>

interface Relation {
  readonly row: number
  readonly profiles: number
}

/** What `galley associate` wrote, or SQL did. */
export interface AssociationFile {
  /** The clock that it was made by, in milliseconds since 1970; null where it does not say. */
  readonly asOf: number | null
  /** By slot. */
  readonly related: ReadonlyMap<string, RelatedItems>
}

/**
 * Reads the relations of all slots, in any order; what is not in a slot's catalog is left out. Of one with as many profiles, the one that
 * stands first in the catalog ranks first. Throws a `UserError` for a line that is none.
 */
export async function readAssociations(
  path: string,
  catalogs: ReadonlyMap<string, LineCatalog>,
): Promise<AssociationFile> {
  const found = new Map<string, Map<number, Relation[]>>([...catalogs.keys()].map((slot) => [slot, new Map()]))
  let asOf: number | null = null
  let line = 0
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    line++
    const json = parsed(text)
    const clock = own(json, 'asOf')
    if (typeof clock === 'string') asOf = Date.parse(clock)
    else add(json, found, catalogs, `Line ${String(line)} of “${path}”`)
  }
  return {
    asOf,
    related: new Map(
      [...found].map(([slot, byRow]) => [slot, new Map([...byRow].map(([row, all]) => [row, ranked(all)]))]),
    ),
  }
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse(text)
    return isObject(json) ? json : {}
  } catch {
    return {}
  }
}

function add(
  json: Readonly<Record<string, unknown>>,
  found: ReadonlyMap<string, Map<number, Relation[]>>,
  catalogs: ReadonlyMap<string, LineCatalog>,
  place: string,
): void {
  const [slot, item, related, profiles] = ['slot', 'item', 'related', 'profiles'].map((name) => own(json, name))
  if (
    typeof slot !== 'string' ||
    typeof item !== 'string' ||
    typeof related !== 'string' ||
    typeof profiles !== 'number'
  ) {
    throw new UserError('import:unreadable', `${place} is no relation. Make the file with galley associate.`)
  }
  const [byRow, catalog] = [found.get(slot), catalogs.get(slot)]
  const [row, other] = [catalog?.rowOfId(item), catalog?.rowOfId(related)]
  if (byRow === undefined || row === undefined || other === undefined || row === other) return
  const relations = byRow.get(row)
  if (relations === undefined) byRow.set(row, [{ row: other, profiles }])
  else relations.push({ row: other, profiles })
}

function ranked(relations: readonly Relation[]): Ranked {
  const inOrder = relations.toSorted((a, b) => b.profiles - a.profiles || a.row - b.row)
  return {
    rows: Uint32Array.from(inOrder, ({ row }) => row),
    counts: Uint32Array.from(inOrder, ({ profiles }) => profiles),
    ranks: null,
  }
}
