import type { Db } from './open-store.ts'
import { type ProfileRow, profileFrom, type StoredProfile } from './profiles.ts'

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
 * Brings the search index up to the profiles of the cache, `step` of them at most, and answers whether it is complete.
 * Derived, so not part of an import: call it until it answers true, from where nobody waits for it.
 */
export function indexMore(db: Db, step = 2_000): boolean {
  return db
    .transaction(() => {
      const state = readState(db)
      const target = state.profile === 0 ? lastImport(db) : state.target
      const ids = staleProfiles(db, state, step)
      const last = ids.at(-1)
      const remove = db.prepare<[number]>('DELETE FROM profile_search WHERE rowid = ?')
      const add = db.prepare<[number]>(
        `INSERT INTO profile_search(rowid, text) SELECT p.id, ${searchable} FROM profile p WHERE p.id = ?`,
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

/** Whether every profile can be found. */
export function isIndexed(db: Db): boolean {
  const { profile, import: complete } = readState(db)
  return profile === 0 && complete >= lastImport(db)
}

/**
 * Profiles whose identity, e-mail, phone or name holds the text, whatever its letter case; the one whose identity it is comes first.
 * Finds only what is indexed.
 */
export function searchProfiles(db: Db, text: string, limit: number): StoredProfile[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return []
  const found = [...wanted].length < 3 ? shortMatches(db, wanted, limit) : longMatches(db, wanted, limit)
  const exact = db.prepare<[string], number>('SELECT id FROM profile WHERE identity = ?').pluck().get(text.trim())
  const ids = exact === undefined ? found : [exact, ...found.filter((id) => id !== exact)]
  const row = db.prepare<[number], ProfileRow>(
    `SELECT p.id, p.identity, p.anonymous, p.properties, i.imported_at AS importedAt
     FROM profile p JOIN import i ON i.id = p.import WHERE p.id = ?`,
  )
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

/** The next profiles that an import has made or changed since the index was last complete. */
function staleProfiles(db: Db, state: State, step: number): number[] {
  return db
    .prepare<[number, number, number], number>('SELECT id FROM profile WHERE import > ? AND id > ? ORDER BY id LIMIT ?')
    .pluck()
    .all(state.import, state.profile, step)
}

interface Match {
  readonly rowid: number
  readonly text: string
}

function longMatches(db: Db, wanted: string, limit: number): number[] {
  const letters = [...wanted]
  const trigrams = new Set(letters.slice(2).map((_, i) => phrase(letters.slice(i, i + 3).join(''))))
  return matches(db, [...trigrams].join(' AND '), wanted, limit)
}

/** So many of the first profiles are looked at one by one: a short text is mostly found among them. */
const scannedFirst = 10_000

function shortMatches(db: Db, wanted: string, limit: number): number[] {
  const scan = db.prepare<[number], Match>('SELECT rowid, text FROM profile_search ORDER BY rowid LIMIT ?')
  const found = scan.all(scannedFirst).filter(({ text }) => text.toLowerCase().includes(wanted))
  if (found.length >= limit) return found.slice(0, limit).map(({ rowid }) => rowid)
  return matches(db, `${phrase(wanted)} *`, wanted, limit)
}

function matches(db: Db, query: string, wanted: string, limit: number): number[] {
  const ids: number[] = []
  const statement = db.prepare<[string], Match>(
    'SELECT rowid, text FROM profile_search WHERE profile_search MATCH ? ORDER BY rowid',
  )
  for (const { rowid, text } of statement.iterate(query)) {
    if (!text.toLowerCase().includes(wanted)) continue
    ids.push(rowid)
    if (ids.length === limit) break
  }
  return ids
}

function phrase(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
