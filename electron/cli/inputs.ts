import type { Draft } from '#shared/campaign/draft'
import { cacheErrorFrom } from '../engine/store/cache-error.ts'
import type { Db } from '../engine/store/db.ts'
import { openStore } from '../engine/store/open-store.ts'
import { defaultAsOf } from '../engine/store/observed-schema.ts'
import { defaultCachePath } from './cache-path.ts'
import { wrongUsage } from './command-error.ts'
import { momentFrom } from './moment-from.ts'

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
