import type { Stats } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { codeOf } from '../../engine/files/error-code.ts'
import { isSystemFile } from '../../engine/files/system-file.ts'

/** At most this many files are taken from one drop. */
const maxFiles = 1_000

/** What was dropped, as files; for all that gave none a sentence. */
export interface DroppedFiles {
  readonly files: readonly string[]
  readonly troubles: readonly string[]
}

/** Returns the files among what was dropped, with those that stand in a dropped folder. Hidden ones stay out. Never rejects. */
export async function droppedFiles(paths: readonly string[]): Promise<DroppedFiles> {
  const files: string[] = []
  const troubles: string[] = []
  for (const path of paths) {
    if (files.length > maxFiles) break
    const found = await filesAt(path)
    if (typeof found === 'string') troubles.push(found)
    else files.push(...found)
  }
  if (files.length > maxFiles)
    troubles.push('Only the first 1,000 files are taken from one drop. Drop the others after that.')
  return { files: files.slice(0, maxFiles), troubles }
}

/** Returns the files at a path, or why there are none. */
async function filesAt(path: string): Promise<readonly string[] | string> {
  const name = basename(path)
  try {
    const found = await stat(path)
    if (found.isFile()) return [path]
    return found.isDirectory()
      ? await filesIn(path)
      : `“${name}” is neither a file nor a folder, so it cannot be imported.`
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT' || code === 'ENOTDIR')
      return `“${name}” is no longer there. Look where it is now, and drop it again.`
    return `“${name}” could not be opened (${code ?? String(error)}). Check its permissions, then drop it again.`
  }
}

async function filesIn(folder: string): Promise<readonly string[] | string> {
  const names = await readdir(folder)
  const visible = names.filter((name) => !isSystemFile(name)).sort()
  const files: string[] = []
  for (const name of visible) {
    if (files.length > maxFiles) break
    const path = join(folder, name)
    if ((await statOf(path))?.isFile() === true) files.push(path)
  }
  if (files.length > 0) return files
  const reason =
    names.length === 0
      ? 'the folder is empty.'
      : visible.length === 0
        ? 'it holds only hidden files.'
        : 'it holds only folders. Drop the files, or a folder that holds them.'
  return `Nothing to import in “${basename(folder)}”: ${reason}`
}

/** Returns undefined for what cannot be looked at, such as a link to nothing. */
function statOf(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined)
}
