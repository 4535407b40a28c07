import Database from 'better-sqlite3'
import { rmSync } from 'node:fs'
import { type CacheErrorKind, isCacheError } from '../files/user-error.ts'
import { cacheErrorFrom } from './cache-error.ts'
import { cacheFiles } from './cache-files.ts'
import { forgetSamples } from './forget-samples.ts'
import { openStore } from './open-store.ts'

/** What keeps a cache from being emptied, but not from being removed: emptying takes room and a sound file. */
const removable: readonly CacheErrorKind[] = ['cache:damaged', 'cache:newer', 'cache:full', 'cache:trouble']

interface ForgetOptions {
  /** Nothing but a cache can be at the path: then what cannot be read is one that is damaged. */
  readonly isOurs: boolean
}

/**
 * Leaves nothing of the samples in the cache at a path, nor beside it. A cache that cannot be emptied is removed, unless another
 * program has it open. Throws a `UserError`; this process may not have it open.
 */
export function forgetCache(path: string, { isOurs }: ForgetOptions): void {
  try {
    const db = openStore(path)
    try {
      forgetSamples(db)
    } finally {
      db.close()
    }
  } catch (error) {
    const problem = cacheErrorFrom(error, path)
    if (!isCacheError(problem)) throw problem
    if (problem.kind === 'cache:missing') return
    if (!removable.includes(problem.kind) && !(isOurs && problem.kind === 'cache:not-a-cache')) throw problem
    remove(path)
  }
}

function remove(path: string): void {
  try {
    refuseShared(path)
    const [database, ...others] = cacheFiles(path)
    // the database last: a log that is left beside a new one would be taken for its own
    for (const file of [...others, database]) rmSync(file, { force: true })
  } catch (error) {
    throw cacheErrorFrom(error, path)
  }
}

/** Throws where another program has the cache open. */
function refuseShared(path: string): void {
  const db = new Database(path, { fileMustExist: true })
  try {
    db.pragma('locking_mode = EXCLUSIVE')
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
  } catch (error) {
    const problem = cacheErrorFrom(error, path)
    // a damaged one does not get as far as its lock
    if (isCacheError(problem) && problem.kind === 'cache:busy') throw problem
  } finally {
    db.close()
  }
}
