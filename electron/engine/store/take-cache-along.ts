import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { codeOf } from '../files/error-code.ts'
import { cacheFiles } from './cache-files.ts'

/**
 * Moves a cache from where an earlier Galley kept it, unless there is one in its new place already. Returns whether it was moved. What
 * was interrupted is finished the next time. Throws an error of the file system.
 */
export function takeCacheAlong(from: string, to: string): boolean {
  if (existsSync(to) || !existsSync(from)) return false
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
  const [database, ...others] = cacheFiles(from)
  const [target, ...otherTargets] = cacheFiles(to)
  // the database last: until it is there, nothing takes the new place for a cache
  for (const [at, other] of others.entries()) if (existsSync(other)) move(other, otherTargets[at] ?? other)
  move(database, target)
  return true
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error
    // to another disk: whole under another name first
    const copy = `${to}.copy`
    copyFileSync(from, copy)
    renameSync(copy, to)
    rmSync(from)
  }
}
