import { readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { codeOf } from './error-code.ts'
import { asideMakerOf, type Maker, makerOf } from './temporary-name.ts'

/** What is older than this is left over, even where a process has the id of its maker. In milliseconds. */
const oldAge = 24 * 60 * 60 * 1000

/**
 * Removes what a process that was killed left of the files it was writing into a folder; what they were to replace is as it was.
 * What a running process is writing stays. Never throws.
 */
export async function sweep(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    const maker = makerOf(name)
    if (maker !== undefined && (await isLeftOver(join(folder, name), maker))) await remove(join(folder, name))
  }
}

/** Ends what a killed process began when it replaced a folder: puts the old one back where there is no new one. Never throws. */
export async function restore(target: string): Promise<void> {
  const folder = dirname(target)
  for (const name of await namesIn(folder)) {
    const maker = asideMakerOf(name, basename(target))
    const aside = join(folder, name)
    if (maker === undefined || !(await isLeftOver(aside, maker))) continue
    // a rename onto a folder with anything in it fails
    await rename(aside, target).catch(() => remove(aside))
  }
}

async function isLeftOver(path: string, { isThisComputer, process: id }: Maker): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) return false
  if (Date.now() - found.mtimeMs > oldAge) return true
  // the id may have belonged to another process before it was this one's
  if (id === process.pid) return isThisComputer && found.mtimeMs < Date.now() - process.uptime() * 1000
  return isThisComputer && !isRunning(id)
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0)
  } catch (error) {
    return codeOf(error) !== 'ESRCH'
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => [])
}

async function remove(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch(() => undefined)
}
