import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isTemporaryName } from './temporary-name.ts'

/**
 * Removes what a process that was killed left of the files it was writing into a folder; what they were to replace is as it was.
 * Never throws.
 */
export async function sweep(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names.filter(isTemporaryName)) await rm(join(folder, name), { force: true }).catch(() => undefined)
}
