import { closeSync, existsSync, linkSync, openSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { codeOf } from './error-code.ts'
import { temporaryName } from './temporary-name.ts'

/**
 * Makes an empty file that only its owner may read and write, unless there is a file. Never opens the path itself: what is there may
 * be open elsewhere in this process, and may have come meanwhile. Throws an error of the file system.
 */
export function makeOwnerOnly(path: string): void {
  if (existsSync(path)) return
  const temporary = join(dirname(path), temporaryName())
  closeSync(openSync(temporary, 'wx', 0o600))
  try {
    linkSync(temporary, path)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return
    if (!withoutLinks.includes(codeOf(error))) throw error
    closeSync(openSync(path, 'wx', 0o600))
  } finally {
    rmSync(temporary, { force: true })
  }
}

/** What a disk says that has no hard links. */
const withoutLinks: readonly (string | undefined)[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK']
