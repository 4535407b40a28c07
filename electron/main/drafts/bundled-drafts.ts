import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeAtomic } from '../../engine/files/write-atomic.ts'
import { exists } from './file-name.ts'

/** The bundled drafts, the one to be opened first first. */
export const bundledDrafts: readonly string[] = [
  'tour.galley.json',
  'cart-reminder.galley.json',
  'win-back.galley.json',
]

/** Copies those of the bundled drafts that the folder does not have. Returns where they are now. */
export async function copyMissingDrafts(from: string, to: string): Promise<readonly string[]> {
  await mkdir(to, { recursive: true, mode: 0o700 })
  const copied: string[] = []
  for (const name of bundledDrafts) {
    const path = join(to, name)
    if (await exists(path)) continue
    await writeAtomic(path, await readFile(join(from, name)))
    copied.push(path)
  }
  return copied
}
