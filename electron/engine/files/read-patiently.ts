import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { codeOf } from './error-code.ts'

/** What a file answers for a moment: while another program has it open, or its disk or cloud folder is waking up. */
const passing = new Set(['EPERM', 'EACCES', 'EBUSY', 'EIO', 'EDEADLK', 'EAGAIN', 'UNKNOWN'])

/** Returns whether a file that answered so may be readable later, with what it held. */
export function mayPass(error: unknown): boolean {
  return passing.has(codeOf(error) ?? '')
}

/** In milliseconds: somewhat more than a second in all. */
const pauses = [10, 40, 160, 320, 640]

/** What reading needs of its system; tests hand in another one. */
export interface ReadSystem {
  readonly read: (path: string) => Promise<string>
  readonly wait: (ms: number) => Promise<unknown>
}

const thisSystem: ReadSystem = { read: (path) => readFile(path, 'utf8'), wait }

/** Returns a file's text. Tries again for about a second where it cannot be read at the moment; throws the error of the last try. */
export async function readPatiently(path: string, system: ReadSystem = thisSystem): Promise<string> {
  for (const pause of pauses) {
    try {
      return await system.read(path)
    } catch (error) {
      if (!mayPass(error)) throw error
      await system.wait(pause)
    }
  }
  return system.read(path)
}
