import { homedir, platform } from 'node:os'
import { cacheIn, dataFolder, olderDataFolder } from '../engine/files/data-folder.ts'
import { takeCacheAlong } from '../engine/store/take-cache-along.ts'

/** Returns where the cache is when no path is given: GALLEY_CACHE, or the window's, in the user's data folder. */
export function defaultCachePath(): string {
  const named = process.env['GALLEY_CACHE']
  if (named) return named
  const surroundings = { platform: platform(), home: homedir(), env: process.env }
  const cache = cacheIn(dataFolder(surroundings))
  const older = cacheIn(olderDataFolder(surroundings))
  try {
    takeCacheAlong(older, cache)
  } catch {
    // in use, or on a disk that refuses: it is read where it is
    return older
  }
  return cache
}
