import { open, stat, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { UserError } from '../../files/user-error.ts'

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist. Check its name and folder.',
  ENOTDIR: 'does not exist. Check its name and folder.',
  EACCES: 'may not be read. Give yourself the right to read it.',
  EPERM: 'may not be read. Give yourself the right to read it.',
  EISDIR: 'is a folder. Choose a file in it.',
  'not a file': 'is not a file. Write what it gives to one, and import that.',
}

/** Opens a file to read it. Throws a `UserError` where it cannot be read, or is none. */
export async function openFile(path: string): Promise<FileHandle> {
  try {
    // a pipe or a device is never opened: that could wait for ever
    const found = await stat(path)
    if (found.isFile()) return await open(path, 'r')
    throw Object.assign(new Error(), { code: found.isDirectory() ? 'EISDIR' : 'not a file' })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new UserError(
      'import:unreadable',
      `“${basename(path)}” ${reasons[code] ?? `could not be read (${code}). Copy it to another place and try again.`}`,
    )
  }
}
