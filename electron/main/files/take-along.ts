import { cp, mkdir, readdir, readFile, realpath, rm } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { codeOf } from '../../engine/files/error-code.ts'
import { renamePatiently } from '../../engine/files/rename-patiently.ts'
import { UserError } from '../../engine/files/user-error.ts'
import { writeAtomic } from '../../engine/files/write-atomic.ts'
import { takeCacheAlong } from '../../engine/store/take-cache-along.ts'
import { exists } from '../drafts/file-name.ts'
import type { Places } from './places.ts'

/**
 * Moves drafts and samples from where an earlier Galley kept them. What is in the new place already stays, and so does what is of the
 * same name in the old one. What was interrupted is finished at the next start. Throws a `UserError` where something cannot be moved: begun
 * without it, Galley would seem to have lost it.
 */
export async function takeAlong(from: Places, to: Places): Promise<void> {
  try {
    await moveAll(from, to)
  } catch (error) {
    const [old, now] = [dirname(from.library), dirname(to.library)]
    const what = `Your drafts and samples in “${old}” could not be moved to “${now}” (${codeOf(error) ?? String(error)}).`
    const message = `${what} Close what has them open, see to it that there is room, then start Galley again.`
    throw new UserError('file:other', message, { cause: error })
  }
}

async function moveAll(from: Places, to: Places): Promise<void> {
  takeCacheAlong(from.samples, to.samples)
  if ((await exists(to.library)) || !(await exists(from.library))) return
  await mkdir(dirname(to.library), { recursive: true, mode: 0o700 })
  for (const name of ['drafts', 'bin', 'journal', 'versions', 'window'] as const) {
    if ((await exists(from[name])) && !(await exists(to[name]))) await move(from[name], to[name])
  }
  const old = await realpath(dirname(from.library))
  const now = await realpath(dirname(to.library))
  const moved = (path: string) => (path.startsWith(old + sep) ? join(now, relative(old, path)) : path)
  for (const name of await readdir(to.journal).catch(() => [])) {
    const entry = join(to.journal, name)
    await changePaths(entry, entry, moved)
  }
  // the list last: until it is there, the next start looks here again
  await changePaths(from.library, to.library, moved)
  await rm(from.library, { force: true })
}

/** Writes a JSON file with the paths in it changed; what is no JSON goes along as it is. */
async function changePaths(from: string, to: string, change: (path: string) => string): Promise<void> {
  const text = await readFile(from, 'utf8')
  const changed = (key: string, value: unknown) => (key === 'path' && typeof value === 'string' ? change(value) : value)
  await writeAtomic(to, withPaths(text, changed), { ownerOnly: true })
}

function withPaths(text: string, changed: (key: string, value: unknown) => unknown): string {
  try {
    return JSON.stringify(JSON.parse(text, changed), null, 2)
  } catch {
    return text
  }
}

async function move(from: string, to: string): Promise<void> {
  try {
    await renamePatiently(from, to)
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error
    await cp(from, to, { recursive: true, preserveTimestamps: true })
    await rm(from, { recursive: true, force: true })
  }
}
