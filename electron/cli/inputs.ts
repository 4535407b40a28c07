import { readFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { DateTime } from 'luxon'
import type { Draft } from '#shared/campaign/draft'
import { parseDraft } from '#shared/campaign/file'
import { type Db, openStore } from '../engine/store/open-store.ts'
import { defaultAsOf } from '../engine/store/observed-schema.ts'
import { defaultCachePath } from './cache-path.ts'
import { failedWork, wrongUsage } from './command-error.ts'

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
    bytes = await readFile(path)
  } catch (error) {
    throw failedWork(`The draft ${path} cannot be read: ${reasonOf(error)}`)
  }
  const text = bytes.toString('utf8')
  const parsed = parseDraft(text)
  if (!parsed.ok) throw failedWork(`${path}: ${parsed.error.message}`)
  return { draft: parsed.value, text, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** Runs something with the cache open, and closes it whatever happens. */
export async function withCache<Answer>(
  path: string | undefined,
  use: (db: Db) => Answer | Promise<Answer>,
): Promise<Answer> {
  const db = openStore(path ?? defaultCachePath())
  try {
    return await use(db)
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
