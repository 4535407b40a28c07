import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { manifestName } from '../../engine/export/destination.ts'
import { filesOf } from '../../engine/export/manifest.ts'

/**
 * Returns the folder that was meant by a path out of a dialog. Where a folder is to be replaced, the dialog of Windows goes into it and
 * keeps its name: `payloads\payloads` means the export that is in `payloads`.
 */
export async function withoutNesting(path: string): Promise<string> {
  const folder = dirname(path)
  if (basename(folder) !== basename(path)) return path
  return (await filesOf(join(folder, manifestName), readFile)) === undefined ? path : folder
}
