import { codeOf } from '../files/error-code.ts'
import { type CacheErrorKind, UserError } from '../files/user-error.ts'
import { asidePath } from './set-aside.ts'

interface Meaning {
  /** How the code of an error begins that means this. https://sqlite.org/rescode.html */
  readonly codes: readonly string[]
  readonly kind: CacheErrorKind
  readonly sentence: (path: string, code: string) => string
}

const meanings: readonly Meaning[] = [
  {
    codes: ['SQLITE_FULL', 'ENOSPC', 'EDQUOT'],
    kind: 'cache:full',
    sentence: () => 'The disk is full. The cache is as it was before. Free some space and try again.',
  },
  {
    codes: ['SQLITE_BUSY', 'SQLITE_LOCKED'],
    kind: 'cache:busy',
    sentence: (path) => `Another Galley is writing to ${path}. Wait until it is done, then try again.`,
  },
  {
    codes: ['SQLITE_NOTADB'],
    kind: 'cache:not-a-cache',
    sentence: (path) =>
      `${path} is not a Galley cache, or its beginning is damaged. Name another file with --cache, or a new one. ${ifDamaged(path)}`,
  },
  {
    codes: ['SQLITE_CORRUPT'],
    kind: 'cache:damaged',
    sentence: (path, code) => `The cache ${path} is damaged (${code}); nothing was changed. ${ifDamaged(path)}`,
  },
  {
    // a full disk, a limit on the size of files, a disk that was pulled out: the cache itself may well be sound
    codes: ['SQLITE_IOERR', 'EFBIG', 'EIO'],
    kind: 'cache:trouble',
    sentence: (path, code) =>
      `The disk does not do what the cache ${path} needs (${code}). The cache is as it was before. Check that the disk has room and is connected, then try again.`,
  },
  {
    // the last ones are what the file system says where there can be no file of that name
    codes: [
      ...['SQLITE_CANTOPEN', 'SQLITE_READONLY', 'SQLITE_PERM', 'EACCES', 'EPERM', 'EROFS'],
      ...['EISDIR', 'ENOTDIR', 'EEXIST', 'ENAMETOOLONG'],
    ],
    kind: 'cache:refused',
    sentence: (path) =>
      `${path} cannot be opened for writing. Check the permissions of it and its folder, or name another file.`,
  },
]

/** Returns what an error of SQLite or of the file system means for the cache at `path`; any other error is returned as it was. */
export function cacheErrorFrom(error: unknown, path: string): unknown {
  const code = codeOf(error) ?? ''
  const meaning = meanings.find(({ codes }) => codes.some((begin) => code.startsWith(begin)))
  return meaning === undefined ? error : new UserError(meaning.kind, meaning.sentence(path, code), { cause: error })
}

function ifDamaged(path: string): string {
  return `If it was your cache, keep it by renaming it to ${asidePath(path, 'damaged', new Date())}, and import the samples again; drafts are not affected.`
}
