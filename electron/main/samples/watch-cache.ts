import { mkdirSync, watch } from 'node:fs'
import { basename, dirname } from 'node:path'
import { cacheFiles } from '../../engine/store/cache-files.ts'
import type { SampleCache } from './sample-cache.ts'

/** What another program imports arrives in many steps. In milliseconds. */
const settleMs = 500

/**
 * Tells when the cache holds something else, though no job of this window has changed it: the command line imports into it too. Returns
 * the function that stops watching.
 */
export function watchCache(cache: SampleCache, onChange: () => void): () => void {
  const [database, log] = cacheFiles(cache.path).map((path) => basename(path))
  let timer: NodeJS.Timeout | undefined
  let known: string | undefined
  let changes = cache.changes
  const look = async () => {
    if (cache.isClosed) return
    if (cache.isBusy) {
      soon()
      return
    }
    const now = await cache.readers.ask('samples', {}).catch(() => undefined)
    if (now === undefined) return
    // what Galley has changed itself is told of already
    const isOwn = cache.changes !== changes || known === undefined
    changes = cache.changes
    if (now !== known && !isOwn) onChange()
    known = now
  }
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void look(), settleMs)
  }
  try {
    mkdirSync(dirname(cache.path), { recursive: true, mode: 0o700 })
    const watcher = watch(dirname(cache.path), { persistent: false }, (_event, name) => {
      if (name === null || name === database || name === log) soon()
    })
    // not every disk tells of changes; the next question of the window finds them anyway
    watcher.on('error', () => watcher.close())
    soon()
    return () => {
      clearTimeout(timer)
      watcher.close()
    }
  } catch {
    return () => clearTimeout(timer)
  }
}
