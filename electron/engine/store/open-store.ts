import Database from 'better-sqlite3'
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeOwnerOnly } from '../files/make-owner-only.ts'
import { isCacheError, UserError } from '../files/user-error.ts'
import { cacheErrorFrom } from './cache-error.ts'
import { observeAll } from '../observe/observe-all.ts'
import type { Db } from './db.ts'
import { everySample } from './every-sample.ts'
import { migrations, recountedSince } from './migrations.ts'
import { saveObservedScopes } from './observed-scopes.ts'
import { openToRead } from './open-to-read.ts'

/** Marks a SQLite file as a Galley cache: "GALY". */
const applicationId = 0x47414c59

/** How long a connection waits for another one's lock, in milliseconds: usually, and where that one may be counting a large cache anew. */
const busyTimeout = 5000
const migrationTimeout = 600_000

export interface OpenOptions {
  /** Makes the cache, and its folder, where there is none. Otherwise that is a `UserError`. */
  readonly create?: boolean
  /** Where the cache cannot be written, as on a full disk, it is opened for reading alone. */
  readonly orToRead?: boolean
  /** For tests: an earlier state of the database. */
  readonly steps?: readonly string[]
}

/**
 * Opens a cache and brings it up to date. Only its owner can read it. Throws a `UserError` where the file is missing,
 * something else, newer than this Galley, damaged or in use.
 */
export function openStore(
  path: string,
  { create = false, orToRead = false, steps = migrations }: OpenOptions = {},
): Db {
  if (!create && path !== ':memory:' && !existsSync(path)) {
    throw new UserError(
      'cache:missing',
      `There is no cache at ${path}. Import samples first: galley import FILE --cache ${path}`,
    )
  }
  refuseWhatIsNoDatabase(path, create)
  try {
    return open(path, steps)
  } catch (error) {
    const problem = cacheErrorFrom(error, path)
    const db =
      orToRead && isUnwritable(problem) ? openToRead(path, (read) => refuseUnread(read, steps, path)) : undefined
    if (db !== undefined) return db
    throw problem
  }
}

/** Whether a cache could only not be written to, as far as the error says. */
function isUnwritable(error: unknown): boolean {
  return isCacheError(error) && ['cache:full', 'cache:trouble', 'cache:refused'].includes(error.kind)
}

/** Refuses a cache that only a newer or an older Galley could read. */
function refuseUnread(db: Db, steps: readonly string[], path: string): void {
  refuseOthers(db, steps, path)
  if (versionOf(db) < steps.length) throw new UserError('cache:refused', `${path} has to be brought up to date first.`)
}

/** By its status alone: looks into nothing. */
function refuseWhatIsNoDatabase(path: string, create: boolean): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return
  if (found.isDirectory())
    throw new UserError(
      'cache:refused',
      `${path} is a folder. Name the file of the cache in it, such as samples.sqlite.`,
    )
  if (!found.isFile())
    throw new UserError('cache:refused', `${path} is not a file, so it is not a cache. Name another one.`)
  if (found.size === 0 && !create) {
    const message = `${path} is an empty file: the cache in it was cut off, or never begun. Import samples into it: galley import FILE --cache ${path}`
    throw new UserError('cache:missing', message)
  }
}

function open(path: string, steps: readonly string[]): Db {
  const isFile = path !== ':memory:'
  if (isFile) mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  if (isFile) makeOwnerOnly(path)
  const db = new Database(path, { timeout: busyTimeout })
  try {
    refuseOthers(db, steps, path)
    db.pragma('page_size = 8192')
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = NORMAL')
    db.pragma('foreign_keys = ON')
    db.pragma('cache_size = -32768')
    db.pragma('temp_store = MEMORY')
    migrate(db, steps)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Looks before anything is changed: what is not a cache of this Galley stays as it is. */
function refuseOthers(db: Db, steps: readonly string[], path: string): void {
  const version = versionOf(db)
  const isOurs = db.pragma('application_id', { simple: true }) === applicationId
  if (!isOurs && (version !== 0 || db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined)) {
    throw new UserError(
      'cache:not-a-cache',
      `${path} is a database of another program. Name another file with --cache, or a new one.`,
    )
  }
  if (version > steps.length) {
    throw new UserError(
      'cache:newer',
      `${path} was made by a newer Galley. Update Galley, or name another file with --cache.`,
    )
  }
}

function migrate(db: Db, steps: readonly string[]): void {
  if (versionOf(db) === steps.length && db.pragma('application_id', { simple: true }) === applicationId) return
  db.pragma(`busy_timeout = ${String(migrationTimeout)}`)
  db.transaction(() => {
    // another Galley may have come first since the look above
    const version = versionOf(db)
    for (const step of steps.slice(version)) db.exec(step)
    if (version < recountedSince && steps.length >= recountedSince)
      saveObservedScopes(db, observeAll(everySample(db)).saved())
    db.pragma(`user_version = ${String(steps.length)}`)
    db.pragma(`application_id = ${String(applicationId)}`)
  }).immediate()
  db.pragma(`busy_timeout = ${String(busyTimeout)}`)
}

/** SQLite's own `user_version` counts the migrations a database has run. */
function versionOf(db: Db): number {
  return db.pragma('user_version', { simple: true }) as number
}
