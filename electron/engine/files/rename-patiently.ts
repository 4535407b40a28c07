import { rename } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { codeOf } from './error-code.ts'
import { UserError } from './user-error.ts'

/** What Windows answers while another program, such as a virus scanner or an indexer, looks at one of the files. */
const passing = new Set(['EPERM', 'EACCES', 'EBUSY'])

/** In milliseconds: about two seconds in all. */
const pauses = [10, 20, 40, 80, 160, 320, 640, 640]

/** What a rename needs of its system; tests hand in another one. */
export interface RenameSystem {
  readonly platform: NodeJS.Platform
  readonly rename: (from: string, to: string) => Promise<void>
  readonly wait: (ms: number) => Promise<unknown>
}

const thisSystem: RenameSystem = { platform: process.platform, rename, wait }

/**
 * Renames a file or folder. On Windows it tries again for about two seconds where another program has one of them open; after that it
 * throws a `UserError` that says so. Any other error of the file system is thrown as it is.
 */
export async function renamePatiently(from: string, to: string, system: RenameSystem = thisSystem): Promise<void> {
  const isPassing = (error: unknown) => system.platform === 'win32' && passing.has(codeOf(error) ?? '')
  for (const pause of pauses) {
    try {
      await system.rename(from, to)
      return
    } catch (error) {
      if (!isPassing(error)) throw error
      await system.wait(pause)
    }
  }
  await system.rename(from, to).catch((error: unknown) => {
    if (!isPassing(error)) throw error
    const message = `“${to}” is in use by another program, or may not be changed. Close it there and try again.`
    throw new UserError('file:in-use', message, { cause: error })
  })
}
