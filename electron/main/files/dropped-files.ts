import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** At most this many files are taken from one drop. */
const maxFiles = 1_000

/** Returns the dropped files and those in a dropped folder, without hidden files and without those that cannot be read. */
export async function droppedFiles(paths: readonly string[]): Promise<readonly string[]> {
  const files: string[] = []
  for (const path of paths) {
    if (await isFile(path)) files.push(path)
    else {
      const names = await readdir(path).catch(() => [])
      for (const name of names.filter((name) => !name.startsWith('.')).sort()) {
        if (files.length >= maxFiles) break
        const inside = join(path, name)
        if (await isFile(inside)) files.push(inside)
      }
    }
  }
  return files.slice(0, maxFiles)
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}
