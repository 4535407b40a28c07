import Database from 'better-sqlite3'
import { accessSync, constants, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { codeOf } from '../files/error-code.ts'
import { cacheFiles } from './cache-files.ts'

/** Opens a cache that cannot be opened for writing; undefined where it cannot be read either. What is written to it fails. */
export function openToRead(path: string, check: (db: Database.Database) => void): Database.Database | undefined {
  const db = attempt(() => openAlone(path, check))
  // a copy opens the file past SQLite: only where nothing in this process can have a lock on it
  return db ?? (isReadOnly(dirname(path)) ? attempt(() => openCopy(path, check)) : undefined)
}

function isReadOnly(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return false
  } catch (error) {
    return codeOf(error) === 'EROFS' || codeOf(error) === 'EACCES'
  }
}

function attempt<Value>(open: () => Value): Value | undefined {
  try {
    return open()
  } catch {
    return undefined
  }
}

/** On a full disk: without shared memory, which would need room there. Others have to wait meanwhile. */
function openAlone(path: string, check: (db: Database.Database) => void): Database.Database {
  const db = new Database(path, { timeout: 5000, fileMustExist: true })
  try {
    db.pragma('locking_mode = EXCLUSIVE')
    check(db)
    db.pragma('query_only = ON')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * On a disk that can only be read, where SQLite can make neither log nor lock: a copy that goes when it is closed. The disk's own
 * files change no more, and nothing in this process can have them open.
 */
function openCopy(path: string, check: (db: Database.Database) => void): Database.Database {
  const folder = mkdtempSync(join(tmpdir(), 'galley-read-'))
  const copy = join(folder, basename(path))
  const remove = () => {
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const [database, log] = cacheFiles(path)
    copyFileSync(database, copy)
    if (existsSync(log)) copyFileSync(log, cacheFiles(copy)[1])
    const db = openAlone(copy, check)
    // an open file stays readable without its name
    if (process.platform === 'win32') process.once('exit', () => attempt(remove))
    else remove()
    return db
  } catch (error) {
    attempt(remove)
    throw error
  }
}
