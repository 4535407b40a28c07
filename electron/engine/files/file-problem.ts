export type FileProblemKind =
  'full' | 'denied' | 'read-only' | 'is-folder' | 'no-folder' | 'in-use' | 'not-ours' | 'too-long' | 'other'

/** Why a file could not be written, with the way out in the message. Whatever was there before is as it was. */
export class FileProblem extends Error {
  override readonly name = 'FileProblem'
  readonly kind: FileProblemKind

  constructor(kind: FileProblemKind, message: string) {
    super(message)
    this.kind = kind
  }
}

const kinds: Readonly<Record<string, FileProblemKind>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'read-only',
  EISDIR: 'is-folder',
  ENOENT: 'no-folder',
  ENOTDIR: 'no-folder',
  EBUSY: 'in-use',
  ETXTBSY: 'in-use',
  ENAMETOOLONG: 'too-long',
}

const sentences: Readonly<Record<Exclude<FileProblemKind, 'not-ours' | 'other'>, (path: string) => string>> = {
  full: (path) =>
    `There is no room left to write “${path}”. Free some space or choose another disk; what was there before is unchanged.`,
  denied: (path) =>
    `“${path}” may not be written: permission was denied. Change the permissions or choose another place.`,
  'read-only': (path) => `“${path}” is on a disk that can only be read. Choose another place.`,
  'is-folder': (path) => `“${path}” is a folder. Give the name of a file.`,
  'no-folder': (path) => `The folder of “${path}” does not exist. Make it first, or choose another place.`,
  'in-use': (path) => `“${path}” is in use by another program. Close it there and try again.`,
  'too-long': (path) => `The name “${path}” is longer than this disk allows. Choose a shorter one.`,
}

/** What an error of the file system means for the file that was to be written; any other error comes back as it was. */
export function fileProblemFrom(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error) || typeof error.code !== 'string')
    return error
  const kind = kinds[error.code] ?? 'other'
  if (kind === 'other' || kind === 'not-ours') {
    return new FileProblem('other', `“${path}” could not be written (${error.code}). Choose another place.`)
  }
  return new FileProblem(kind, sentences[kind](path))
}

/** Does the work on a file; an error of the file system becomes a `FileProblem`. */
export async function about<Value>(path: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    throw fileProblemFrom(error, path)
  }
}
