import type { Db } from './db.ts'
import { profileColumns, profileFrom, type ProfileRow, type StoredProfile } from './profiles.ts'
import { allTrigrams, fold, queriesForShort } from './trigrams.ts'

/** What of a profile can be searched, on lines of its own, with room at the end so that its last two characters begin a trigram too. */
const searchable = `concat_ws(char(10), p.identity, p.properties ->> '$.Email', p.properties ->> '$.Phone', p.properties ->> '$.Name',
  (SELECT group_concat(value, char(10)) FROM identity WHERE profile = p.id), char(10))`

/** The index is complete up to `import`; a pass that brings it up to `target` has come as far as `profile`. */
interface State {
  readonly profile: number
  readonly import: number
  readonly target: number
}

/**
 * Brings the search index up to the profiles of the cache, `step` of them at most, and returns whether it is complete.
 * Derived, so not part of an import: call it until it returns true, where nothing waits for it.
 */
export function indexMore(db: Db, step = 2_000): boolean {
  db.function('fold', { deterministic: true }, (text) => fold(String(text)))
  return db
    .transaction(() => {
      const state = readState(db)
      const target = state.profile === 0 ? lastImport(db) : state.target
      const ids = staleProfiles(db, state, step)
      const last = ids.at(-1)
      const remove = db.prepare<[number]>('DELETE FROM profile_search WHERE rowid = ?')
      const add = db.prepare<[number]>(
        `INSERT INTO profile_search(rowid, text) SELECT p.id, fold(${searchable}) FROM profile p WHERE p.id = ?`,
      )
      for (const id of ids) {
        remove.run(id)
        add.run(id)
      }
      const isPassDone = ids.length < step
      db.prepare<[number, number, number]>('UPDATE search_state SET profile = ?, import = ?, target = ?').run(
        isPassDone ? 0 : (last ?? 0),
        isPassDone ? target : state.import,
        target,
      )
      return isPassDone && target === lastImport(db)
    })
    .immediate()
}

/** Empties the index, down to its last trigram: those of deleted rows would stay in it. To be called in a transaction. */
export function emptySearch(db: Db): void {
  const create =
    db.prepare<[], string>("SELECT sql FROM sqlite_schema WHERE name = 'profile_search'").pluck().get() ?? ''
  db.exec(`DROP TABLE profile_search; ${create}; UPDATE search_state SET profile = 0, import = 0, target = 0`)
}

/** Returns whether every profile can be found. */
export function isIndexed(db: Db): boolean {
  const { profile, import: complete } = readState(db)
  return profile === 0 && complete >= lastImport(db)
}

/**
 * Returns profiles whose identity, e-mail, phone or name holds the text, whatever its letter case; the one whose identity it is
 * comes first. Finds only what is indexed.
 */
export function searchProfiles(db: Db, text: string, limit: number): StoredProfile[] {
  const wanted = fold(text.trim())
  // the index reads no further than a NUL
  if (wanted === '' || wanted.includes('\0')) return []
  const found =
    [...wanted].length < 3 ? shortMatches(db, wanted, limit) : matches(db, allTrigrams(wanted), wanted, limit)
  const exact = db.prepare<[string], number>('SELECT id FROM profile WHERE identity = ?').pluck().get(text.trim())
  const ids = exact === undefined ? found : [exact, ...found.filter((id) => id !== exact)]
  const row = db.prepare<[number], ProfileRow>(`SELECT ${profileColumns} WHERE p.id = ?`)
  return ids.slice(0, limit).flatMap((id) => {
    const profile = row.get(id)
    return profile === undefined ? [] : [profileFrom(profile)]
  })
}

function readState(db: Db): State {
  return (
    db.prepare<[], State>('SELECT profile, import, target FROM search_state').get() ?? {
      profile: 0,
      import: 0,
      target: 0,
    }
  )
}

function lastImport(db: Db): number {
  return db.prepare<[], number | null>('SELECT max(id) FROM import').pluck().get() ?? 0
}

/** The next profiles that an import has made, changed or given another identity since the index was last complete. */
function staleProfiles(db: Db, state: State, step: number): number[] {
  return db
    .prepare<[number, number, number, number], number>(
      `SELECT id FROM profile p WHERE id > ? AND
         (import > ? OR EXISTS (SELECT 1 FROM identity i WHERE i.profile = p.id AND i.import > ?)) ORDER BY id LIMIT ?`,
    )
    .pluck()
    .all(state.profile, state.import, state.import, step)
}

interface Match {
  readonly rowid: number
  readonly text: string
}

/** How many of the first profiles are looked at one by one: a short text is mostly found among them. */
const scannedFirst = 10_000

function shortMatches(db: Db, wanted: string, limit: number): number[] {
  const scan = db.prepare<[number], Match>(`${indexed} ORDER BY rowid LIMIT ?`)
  const found = scan.all(scannedFirst).filter(({ text }) => text.includes(wanted))
  if (found.length >= limit) return found.slice(0, limit).map(({ rowid }) => rowid)
  const ids = new Set<number>()
  for (const query of queriesForShort(db, 'profile_search', wanted)) {
    for (const id of matches(db, query, wanted, limit)) ids.add(id)
    if (ids.size >= limit) break
  }
  return [...ids].sort((a, b) => a - b).slice(0, limit)
}

/** What is indexed of profiles that are still there. */
const indexed = 'SELECT rowid, text FROM profile_search s WHERE EXISTS (SELECT 1 FROM profile WHERE id = s.rowid)'

function matches(db: Db, query: string, wanted: string, limit: number): number[] {
  const ids: number[] = []
  const statement = db.prepare<[string], Match>(`${indexed} AND profile_search MATCH ? ORDER BY rowid`)
  for (const { rowid, text } of statement.iterate(query)) {
    if (!text.includes(wanted)) continue
    ids.push(rowid)
    if (ids.length === limit) break
  }
  return ids
}
