import { UserError } from '../files/user-error.ts'

/** Returns what an error of SQLite or of the file system means for the cache at `path`; any other error is returned as it was. */
export function cacheErrorFrom(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') {
    return new UserError(
      'cache:full',
      'The disk is full. The cache is as it was before. Free some space and try again.',
    )
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new UserError('cache:busy', `Another Galley is writing to ${path}. Wait until it is done, then try again.`)
  }
  if (code.startsWith('SQLITE_NOTADB')) {
    return new UserError(
      'cache:not-a-cache',
      `${path} is not a Galley cache. Name another file with --cache, or a new one.`,
    )
  }
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_IOERR')) {
    return new UserError(
      'cache:damaged',
      `The cache ${path} cannot be read any more (${code}). Move it away and import the samples again.`,
    )
  }
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY') || refusals.has(code)) {
    return new UserError(
      'cache:refused',
      `${path} cannot be opened for writing. Check the folder's permissions, or name another file.`,
    )
  }
  return error
}

/** What the file system says where there can be no file of that name. */
const refusals: ReadonlySet<string> = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'EISDIR',
  'ENOTDIR',
  'EEXIST',
  'ENAMETOOLONG',
])
