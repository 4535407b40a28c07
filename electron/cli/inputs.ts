import { readFile, stat } from 'node:fs/promises'
import type { Stats } from 'node:fs'
import { createHash } from 'node:crypto'
import { DateTime } from 'luxon'
import type { Draft } from '#shared/campaign/draft'
import { parseDraft } from '#shared/campaign/file'
import { cacheErrorFrom } from '../engine/store/cache-error.ts'
import { type Db, openStore } from '../engine/store/open-store.ts'
import { defaultAsOf } from '../engine/store/observed-schema.ts'
import { defaultCachePath } from './cache-path.ts'
import { CommandError, failedWork, wrongUsage } from './command-error.ts'

export interface OpenDraft {
  readonly draft: Draft
  /** The text of the file. */
  readonly text: string
  /** SHA-256 of the file, in hexadecimal. */
  readonly sha256: string
}

/** Reads a draft file, or ends the command with what is wrong with it. */
export async function openDraft(path: string): Promise<OpenDraft> {
  let bytes: Buffer
  try {
    refuseWhatIsNoDraft(path, await stat(path))
    bytes = await readFile(path)
  } catch (error) {
    if (error instanceof CommandError) throw error
    throw failedWork(`The draft ${path} cannot be read: ${reasonOf(error)}`)
  }
  const text = bytes.toString('utf8')
  const parsed = parseDraft(text)
  if (!parsed.ok) throw failedWork(`${path}: ${parsed.error.message}`)
  return { draft: parsed.value, text, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** In bytes. The longest known campaign is some 100 KB. */
const maxDraftBytes = 8_000_000

/** Before it is opened: a pipe could keep one waiting for ever, and a device never ends. */
function refuseWhatIsNoDraft(path: string, found: Stats): void {
  if (found.isDirectory() || (found.size <= maxDraftBytes && found.isFile())) return
  if (!found.isFile()) throw failedWork(`The draft ${path} is not a file. Save it as a file that ends in .galley.json.`)
  throw failedWork(`The draft ${path} is larger than 8 MB, which no draft is. Name another file.`)
}

/** Runs something that reads from the cache, and closes it whatever happens. Throws a `UserError` for what is wrong with it. */
export async function withCache<Answer>(
  path: string | undefined,
  use: (db: Db) => Answer | Promise<Answer>,
): Promise<Answer> {
  const cache = path ?? defaultCachePath()
  const db = openStore(cache, { orToRead: true })
  try {
    return await use(db)
  } catch (error) {
    throw cacheErrorFrom(error, cache)
  } finally {
    db.close()
  }
}

/** The clock of the proof in milliseconds since 1970: what `--as-of` says, or the newest event in the cache. */
export function asOfFrom(text: string | undefined, draft: Draft, db: Db): number {
  return text === undefined ? defaultAsOf(db) : momentFrom(text, draft.timeZone)
}

/** An ISO 8601 moment; without an offset it is read in the draft's time zone. */
export function momentFrom(text: string, timeZone: string): number {
  const moment = DateTime.fromISO(text, { zone: timeZone })
  if (!moment.isValid) throw wrongUsage(`--as-of takes a moment such as 2026-06-15T18:30:00Z; “${text}” is none.`)
  return moment.toMillis()
}

/** A whole number of an option, from `least` upwards. */
export function wholeNumber(option: string, least: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
      throw wrongUsage(`${option} takes a whole number from ${String(least)} upwards; “${text}” is none.`)
    }
    return value
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return 'there is no such file.'
  if (code === 'EISDIR') return 'it is a folder. Name the .galley.json file in it.'
  if (code === 'EACCES') return 'you may not read it.'
  return error instanceof Error ? error.message : String(error)
}
