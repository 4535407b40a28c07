import { parseJson } from '#shared/json/exact-number'
import type { Properties } from '#shared/sample/value'
import { importTimes } from './import-times.ts'
import type { Db } from './db.ts'

export interface StoredProfile {
  readonly id: number
  readonly identity: string
  readonly anonymous: boolean
  readonly properties: Properties
  /** When it was last imported, in milliseconds since 1970. */
  readonly importedAt: number
}

export interface ProfileRow {
  readonly id: number
  readonly identity: string
  readonly anonymous: number
  readonly properties: string
  readonly importedAt: number
}

/** What a `ProfileRow` is read from; conditions on `p`, the profile, can follow. */
export const profileColumns = `p.id, p.identity, p.anonymous, p.properties, i.imported_at AS importedAt
  FROM profile p JOIN import i ON i.id = p.import`

/** Returns a profile whose properties are parsed when they are first asked for. */
export function profileFrom(row: ProfileRow): StoredProfile {
  return new LazyProfile(row, row.importedAt)
}

/** A class, because an object with a getter of its own takes five times as long to make. */
class LazyProfile implements StoredProfile {
  readonly id: number
  readonly identity: string
  readonly anonymous: boolean
  readonly importedAt: number
  readonly #text: string
  #properties: Properties | undefined

  constructor({ id, identity, anonymous, properties }: Omit<ProfileRow, 'importedAt'>, importedAt: number) {
    this.id = id
    this.identity = identity
    this.anonymous = anonymous === 1
    this.importedAt = importedAt
    this.#text = properties
  }

  get properties(): Properties {
    return (this.#properties ??= parseJson(this.#text) as Properties)
  }
}

/** Returns the profile that has an identity. Its own and further identities come first, then e-mail and phone. */
export function findProfile(db: Db, wanted: string): StoredProfile | undefined {
  const row =
    one(db, 'WHERE p.identity = ?', wanted) ??
    one(db, 'WHERE p.id = (SELECT profile FROM identity WHERE value = ?)', wanted) ??
    one(
      db,
      `WHERE ? IN (p.properties ->> '$.Email', CAST(p.properties ->> '$.Phone' AS TEXT)) ORDER BY p.id LIMIT 1`,
      wanted,
    )
  return row === undefined ? undefined : profileFrom(row)
}

/** Returns the profile at a position in the cache, counted from 0 in the order of import. */
function profileAt(db: Db, position: number): StoredProfile | undefined {
  const row = one(db, 'ORDER BY p.id LIMIT 1 OFFSET ?', position)
  return row === undefined ? undefined : profileFrom(row)
}

/** Returns how many profiles the cache has. */
export function countProfiles(db: Db): number {
  return db.prepare<[], number>('SELECT count(*) FROM profile').pluck().get() ?? 0
}

/** Returns a profile chosen by chance: the same seed picks the same one of the same cache. */
export function randomProfile(db: Db, seed: number): StoredProfile | undefined {
  const count = countProfiles(db)
  return count === 0 ? undefined : profileAt(db, Math.floor(mix(seed) * count))
}

const pageSize = 500

/** Returns the lowest and the highest id of a profile; null where there is none. */
export function profileIds(db: Db): { readonly first: number; readonly last: number } | null {
  const row = db
    .prepare<[], { first: number | null; last: number | null }>(
      'SELECT (SELECT min(id) FROM profile) AS first, (SELECT max(id) FROM profile) AS last',
    )
    .get()
  return row === undefined || row.first === null || row.last === null ? null : { first: row.first, last: row.last }
}

/**
 * Yields every profile in the order of import, from the one behind `after` up to the id `until`, a few hundred at a time. The times of the
 * imports are looked up here: joined to every row, they cost a third of the reading.
 */
export function* profilePages(db: Db, after = 0, until = Infinity): Generator<readonly StoredProfile[]> {
  const page = db.prepare<[number, number], Omit<ProfileRow, 'importedAt'> & { readonly import: number }>(
    `SELECT id, identity, anonymous, properties, import FROM profile
     WHERE id > ? AND id <= ? ORDER BY id LIMIT ${String(pageSize)}`,
  )
  let times = importTimes(db)
  for (let last: number | undefined = after; last !== undefined;) {
    const rows = page.all(last, until)
    // an import that was made meanwhile
    if (rows.some((row) => !times.has(row.import))) times = importTimes(db)
    if (rows.length > 0) yield rows.map((row) => new LazyProfile(row, times.get(row.import) ?? 0))
    last = rows.at(-1)?.id
  }
}

/** Yields every profile backwards, from the one before `before` on, in the same way. */
export function* profilesBefore(db: Db, before: number): Generator<readonly StoredProfile[]> {
  const page = db.prepare<[number], ProfileRow>(
    `SELECT ${profileColumns} WHERE p.id < ? ORDER BY p.id DESC LIMIT ${String(pageSize)}`,
  )
  for (let last: number | undefined = before; last !== undefined;) {
    const rows: ProfileRow[] = page.all(last)
    if (rows.length > 0) yield rows.map(profileFrom)
    last = rows.at(-1)?.id
  }
}

/** Returns a profile by its id; undefined where it is not there. */
export function profileById(db: Db, id: number): StoredProfile | undefined {
  const row = one(db, 'WHERE p.id = ?', id)
  return row === undefined ? undefined : profileFrom(row)
}

/** Returns the profiles of these ids, in their order; one that is not there is left out. */
export function profilesByIds(db: Db, ids: readonly number[]): StoredProfile[] {
  const rows = db
    .prepare<[string], ProfileRow>(`SELECT ${profileColumns} WHERE p.id IN (SELECT value FROM json_each(?))`)
    .all(JSON.stringify(ids))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row === undefined ? [] : [profileFrom(row)]
  })
}

/** Returns the profiles from a position on, counted from 0 in the order of import. */
export function profilesFrom(db: Db, position: number, limit: number): StoredProfile[] {
  return db
    .prepare<[number, number], ProfileRow>(`SELECT ${profileColumns} ORDER BY p.id LIMIT ? OFFSET ?`)
    .all(limit, position)
    .map(profileFrom)
}

function one(db: Db, where: string, value: string | number): ProfileRow | undefined {
  return db.prepare<[string | number], ProfileRow>(`SELECT ${profileColumns} ${where}`).get(value)
}

/** A number from 0 to 1 for a seed, so that neighbouring seeds lie far apart (mulberry32). */
function mix(seed: number): number {
  let t = (seed + 0x6d2b79f5) | 0
  t = Math.imul(t ^ (t >>> 15), t | 1)
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}
