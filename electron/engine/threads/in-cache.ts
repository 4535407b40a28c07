import { cacheErrorFrom } from '../store/cache-error.ts'
import type { Db } from '../store/db.ts'
import { openStore, type OpenOptions } from '../store/open-store.ts'

/** The path of the cache that a job works on. It is made where there is none. */
export interface InCache {
  readonly cache: string
}

/**
 * Returns a job that has the cache open while it works; `orToRead` for one that writes nothing to it. Rejects with a `UserError` for
 * what is wrong with the cache.
 */
export function inCache<Input extends InCache, More extends readonly unknown[], Output>(
  work: (db: Db, input: Input, ...more: More) => Output | Promise<Output>,
  options: Pick<OpenOptions, 'orToRead'> = {},
): (input: Input, ...more: More) => Promise<Output> {
  return async (input, ...more) => {
    const db = openStore(input.cache, { ...options, create: true })
    try {
      return await work(db, input, ...more)
    } catch (error) {
      throw cacheErrorFrom(error, input.cache)
    } finally {
      db.close()
    }
  }
}
