import { writeFileSync } from 'node:fs'
import { type FileHandle, open, realpath, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileErrorFrom, withFileErrors } from './file-error.ts'
import { renamePatiently } from './rename-patiently.ts'
import { sweep } from './sweep.ts'
import { temporaryName } from './temporary-name.ts'
import { UserError } from './user-error.ts'

export interface WriteOptions {
  /**
   * Only the file's owner may read and write it, from its first byte; `if-new`: unless it replaces a file, whose permissions it keeps.
   * False: it keeps those, or has the usual ones.
   */
  readonly ownerOnly?: boolean | 'if-new'
}

/** A file in the making, which appears with `commit`. Each method throws a `UserError` when the disk does not do it. */
export interface AtomicFile {
  /** Resolves when the bytes are with the operating system: wait for it before the next one. */
  write(chunk: string | Uint8Array): Promise<void>
  /** Writes at once: for code that cannot wait. Blocks the thread, so keep the pieces small; never while `write` is not resolved. */
  append(chunk: string | Uint8Array): void
  /** Puts the file in its place, in one step and durably. */
  commit(): Promise<void>
  /** Leaves everything as it was. Does nothing after `commit`. Never throws. */
  discard(): Promise<void>
}

/** Writes a whole file, or leaves the old one as it was and throws a `UserError`. */
export async function writeAtomic(
  path: string,
  content: string | Uint8Array,
  options: WriteOptions = {},
): Promise<void> {
  const file = await openAtomic(path, options)
  try {
    await file.write(content)
    await file.commit()
  } finally {
    await file.discard()
  }
}

/**
 * Begins a file beside its target, to be written in pieces. A link is followed: the file it names is replaced, not the link. Removes
 * what a process that was killed left there. Throws a `UserError` where no file can be written.
 */
export async function openAtomic(path: string, options: WriteOptions = {}): Promise<AtomicFile> {
  return withFileErrors(path, async () => {
    const target = await realpath(path).catch(() => path)
    const old = await stat(target).catch(() => undefined)
    if (old?.isDirectory() === true) {
      throw new UserError('file:is-folder', `“${path}” is a folder. Give the name of a file.`)
    }
    await sweep(dirname(target))
    const temporary = join(dirname(target), temporaryName())
    const isUsual = old === undefined && (options.ownerOnly ?? false) === false
    const handle = await open(temporary, 'wx', isUsual ? 0o666 : 0o600)
    const mode = old === undefined || options.ownerOnly === true ? undefined : old.mode & 0o777
    return new TemporaryFile({ path, target, temporary, handle, mode })
  })
}

interface Begun {
  /** As the user named it. */
  readonly path: string
  readonly target: string
  readonly temporary: string
  readonly handle: FileHandle
  /** The permissions it gets when it is whole; undefined where it has them. */
  readonly mode: number | undefined
}

class TemporaryFile implements AtomicFile {
  readonly #path: string
  readonly #target: string
  readonly #temporary: string
  readonly #handle: FileHandle
  readonly #mode: number | undefined
  #isOpen = true

  constructor({ path, target, temporary, handle, mode }: Begun) {
    this.#path = path
    this.#target = target
    this.#temporary = temporary
    this.#handle = handle
    this.#mode = mode
  }

  async write(chunk: string | Uint8Array): Promise<void> {
    // the handle's own writeFile goes on where the last one ended, and repeats short writes
    await withFileErrors(this.#path, () => this.#handle.writeFile(chunk))
  }

  append(chunk: string | Uint8Array): void {
    try {
      writeFileSync(this.#handle.fd, chunk)
    } catch (error) {
      throw fileErrorFrom(error, this.#path)
    }
  }

  async commit(): Promise<void> {
    await withFileErrors(this.#path, async () => {
      if (this.#mode !== undefined) await this.#handle.chmod(this.#mode).catch(() => undefined)
      await this.#handle.sync()
      await this.#handle.close()
      await renamePatiently(this.#temporary, this.#target)
      this.#isOpen = false
      await syncFolder(dirname(this.#target))
    })
  }

  async discard(): Promise<void> {
    if (!this.#isOpen) return
    this.#isOpen = false
    await this.#handle.close().catch(() => undefined)
    await rm(this.#temporary, { force: true }).catch(() => undefined)
  }
}

/** Makes a rename durable. Some systems cannot, Windows among them: there the rename alone has to do. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close().catch(() => undefined)
}
