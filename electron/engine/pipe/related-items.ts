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
 * Reads the relations of all slots, in any order, from a file of this name; what is not in a slot's catalog is left out. Of one with as
 * many profiles, the one that stands first in the catalog ranks first. Throws a `UserError` for a line that is none, and for a file of
 * other slots and other catalogs.
 */
export async function readAssociations(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
  catalogs: ReadonlyMap<string, LineCatalog>,
): Promise<AssociationFile> {
  const found = new Map<string, Map<number, Relation[]>>([...catalogs.keys()].map((slot) => [slot, new Map()]))
  let asOf: number | null = null
  let [line, relations, used] = [0, 0, 0]
  for await (const text of linesOf(bytes)) {
    line++
    const json = parsed(text)
    if (json === null) continue
    const clock = Date.parse(String(own(json, 'asOf')))
    if (!Number.isNaN(clock)) asOf = clock
    else {
      relations++
      if (add(json, found, catalogs, `Line ${String(line)} of “${name}”`)) used++
    }
  }
  if (relations === 0 && asOf === null) {
    throw new UserError('import:unreadable', `“${name}” is empty. Make the file with galley associate.`)
  }
  if (relations > 0 && used === 0) {
    const slots = [...catalogs.keys()].map((slot) => `“${slot}”`).join(', ')
    const message = `No relation in “${name}” belongs to the draft's recommendations (${slots}) and to items in their catalogs. Make the file with galley associate from the same draft and catalogs.`
    throw new UserError('import:unreadable', message)
  }
  return {
    asOf,
    related: new Map(
      [...found].map(([slot, byRow]) => [slot, new Map([...byRow].map(([row, all]) => [row, ranked(all)]))]),
    ),
  }
}

async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of bytes) {
    const lines = `${rest}${decoder.decode(chunk, { stream: true })}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  yield rest
}

/** Returns null for a line with nothing on it. */
function parsed(text: string): Readonly<Record<string, unknown>> | null {
  if (text.trim() === '') return null
  try {
    const json: unknown = JSON.parse(text)
    return isObject(json) ? json : {}
  } catch {
    return {}
  }
}

/** Returns whether the relation is of a slot and of items in its catalog. */
function add(
  json: Readonly<Record<string, unknown>>,
  found: ReadonlyMap<string, Map<number, Relation[]>>,
  catalogs: ReadonlyMap<string, LineCatalog>,
  place: string,
): boolean {
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
  if (byRow === undefined || row === undefined || other === undefined) return false
  if (row === other) return true
  const relations = byRow.get(row)
  if (relations === undefined) byRow.set(row, [{ row: other, profiles }])
  else relations.push({ row: other, profiles })
  return true
}

function ranked(relations: readonly Relation[]): Ranked {
  const inOrder = relations.toSorted((a, b) => b.profiles - a.profiles || a.row - b.row)
  return {
    rows: Uint32Array.from(inOrder, ({ row }) => row),
    counts: Uint32Array.from(inOrder, ({ profiles }) => profiles),
    ranks: null,
  }
}
