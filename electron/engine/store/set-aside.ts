import { existsSync, renameSync } from 'node:fs'
import { parse, join } from 'node:path'
import { cacheFiles } from './cache-files.ts'

/** Returns where a cache is kept that is put aside: beside its place, under a name that says why and when. */
export function asidePath(path: string, why: string, now: Date): string {
  const { dir, name, ext } = parse(path)
  const moment = now.toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length).replaceAll(':', '-')
  return join(dir, `${name}.${why}-${moment}Z${ext}`)
}

/** Returns whether a cache of this name is kept aside under the other one. */
export function isAsideOf(name: string, cache: string): boolean {
  const { name: begin, ext } = parse(cache)
  const rest =
    name.startsWith(`${begin}.`) && name.endsWith(ext) ? name.slice(begin.length, -ext.length || undefined) : ''
  return /^\.[a-z][\w-]*-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ$/.test(rest)
}

/**
 * Moves a cache away from its place, whole, and returns where it is kept. Nothing may have it open. Throws an error of the file system.
 */
export function setAside(path: string, why: string, now: Date): string {
  let target = asidePath(path, why, now)
  for (let n = 2; existsSync(target); n++) target = asidePath(path, `${why}-${String(n)}`, now)
  const [database, ...others] = cacheFiles(target)
  const [from, ...othersFrom] = cacheFiles(path)
  // the database last: a log without its database harms nothing, but one beside a new database would be taken for its own
  for (const [at, other] of othersFrom.entries()) {
    if (existsSync(other)) renameSync(other, others[at] ?? other)
  }
  renameSync(from, database)
  return target
}
