import { basename } from 'node:path'
import { codeOf } from './error-code.ts'
import { makerOf } from './temporary-name.ts'
import { type FileErrorKind, UserError } from './user-error.ts'

/** What the file system itself says of a file. */
type Told = Exclude<FileErrorKind, 'file:not-ours' | 'file:is-input' | 'file:other'>

const kinds: Readonly<Record<string, Told>> = {
  ENOSPC: 'file:full',
  EDQUOT: 'file:full',
  EFBIG: 'file:full',
  EACCES: 'file:denied',
  EPERM: 'file:denied',
  EROFS: 'file:read-only',
  EISDIR: 'file:is-folder',
  ENOENT: 'file:no-folder',
  ENOTDIR: 'file:no-folder',
  EBUSY: 'file:in-use',
  ETXTBSY: 'file:in-use',
  ENAMETOOLONG: 'file:too-long',
}

const sentences: Readonly<Record<Told, (path: string) => string>> = {
  'file:full': (path) =>
    `There is no room left to write “${path}”. Free some space or choose another disk; what was there before is unchanged.`,
  'file:denied': (path) =>
    `“${path}” may not be written: permission was denied. Change the permissions or choose another place.`,
  'file:read-only': (path) => `“${path}” is on a disk that can only be read. Choose another place.`,
  'file:is-folder': (path) => `“${path}” is a folder. Give the name of a file.`,
  'file:no-folder': (path) => `The folder of “${path}” does not exist. Make it first, or choose another place.`,
  'file:in-use': (path) => `“${path}” is in use by another program. Close it there and try again.`,
  'file:too-long': (path) => `The name “${path}” is longer than this disk allows. Choose a shorter one.`,
}

/** Returns what an error of the file system means for the file that was to be written; any other error is returned as it was. */
export function fileErrorFrom(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error) || typeof error.code !== 'string')
    return error
  const kind = kinds[error.code]
  if (kind === undefined) {
    return new UserError('file:other', `“${path}” could not be written (${error.code}). Choose another place.`)
  }
  return new UserError(kind, sentences[kind](path))
}

/**
 * Returns what an error means that nothing nearer has understood: a `UserError` where the file system or the lack of memory caused it;
 * any other error is returned as it was.
 */
export function outsideError(error: unknown): unknown {
  if (codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY') return new UserError('work:too-large', tooLarge)
  if (!(error instanceof Error && 'syscall' in error)) return error
  const path = 'path' in error && typeof error.path === 'string' ? error.path : undefined
  const what = path === undefined || makerOf(basename(path)) !== undefined ? 'A file' : `“${path}”`
  return new UserError(
    'file:other',
    `${what} could not be used (${String(codeOf(error))}). Check the disk, or choose another place.`,
  )
}

const tooLarge = 'This needs more memory than there is. Close other programs, or use samples with smaller values.'

/** Runs work on the file at `path`. Throws a `UserError` for an error of the file system. */
export async function withFileErrors<Value>(path: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    throw fileErrorFrom(error, path)
  }
}
