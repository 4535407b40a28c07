import { isDraftName } from '../drafts/file-name.ts'
import { droppedFiles } from '../files/dropped-files.ts'
import type { Grants } from '../files/grants.ts'
import type { Drop } from './handle.ts'

/** Returns grants for dropped sample files; dropped drafts are opened instead. */
export function dropAnswer(grants: Grants, openDrafts: (paths: readonly string[]) => void): Drop {
  return async (paths, window) => {
    const { files, troubles } = await droppedFiles(paths)
    const drafts = files.filter(isDraftName)
    if (drafts.length > 0) openDrafts(drafts)
    const samples = files.filter((path) => !isDraftName(path))
    const given = await Promise.all(samples.map((path) => grants.give(path, 'read', window.webContents)))
    return { grants: given, troubles }
  }
}
