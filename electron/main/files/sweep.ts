import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Removes the temporary files that a killed process left in a folder. */
export async function sweep(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names.filter((name) => /^\.galley-[\da-f-]{36}\.tmp$/.test(name)))
    await rm(join(folder, name), { force: true }).catch(() => undefined)
}
