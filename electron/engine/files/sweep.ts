import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** What a process that was killed left of the files it was writing; what they were to replace is as it was. */
export async function sweep(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names.filter((name) => /^\.galley-[\da-f-]{36}\.tmp$/.test(name)))
    await rm(join(folder, name), { force: true }).catch(() => undefined)
}
