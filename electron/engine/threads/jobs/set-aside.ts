import { basename } from 'node:path'
import { isCacheError } from '../../files/user-error.ts'
import { cacheErrorFrom } from '../../store/cache-error.ts'
import { openStore } from '../../store/open-store.ts'
import { setAside } from '../../store/set-aside.ts'
import type { InCache } from '../in-cache.ts'

/** Moves the cache away, whatever is wrong with it, and tells the name it is kept under. Nothing may have it open. */
export function setAsideJob({ cache }: InCache): { readonly file: string } {
  try {
    return { file: basename(setAside(cache, reasonFor(cache), new Date())) }
  } catch (error) {
    throw cacheErrorFrom(error, cache)
  }
}

/** Returns a word for the new name. */
function reasonFor(cache: string): string {
  try {
    openStore(cache).close()
    return 'set-aside'
  } catch (error) {
    if (!isCacheError(error)) throw error
    if (error.kind === 'cache:newer') return 'newer'
    return error.kind === 'cache:damaged' || error.kind === 'cache:not-a-cache' ? 'damaged' : 'set-aside'
  }
}
