import { chmod, type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { codeOf } from './error-code.ts'
import { withFileErrors } from './file-error.ts'
import { UserError } from './user-error.ts'
import { renamePatiently } from './rename-patiently.ts'
import { restore, sweep } from './sweep.ts'
import { asideName, temporaryName } from './temporary-name.ts'
import { syncFolder } from './write-atomic.ts'

/** A folder in the making, which appears with `commit`. Each method throws a `UserError` when the disk does not do it. */
export interface AtomicFolder {
  /** Writes a file durably; its name has no folder in it. */
  add(name: string, content: string | Uint8Array): Promise<void>
  /** Begins a file to be written in pieces. Close it before `commit`. */
  begin(name: string): Promise<FolderFile>
  /** Puts the folder in its place; one that Galley wrote before makes way. */
  commit(): Promise<void>
  /** Leaves everything as it was. Does nothing after `commit`. Never throws. */
  discard(): Promise<void>
}

export interface FolderFile {
  write(chunk: string | Uint8Array): Promise<void>
  close(): Promise<void>
}

/** Whether a folder's files, by name, may be replaced: true when Galley wrote every one of them. */
export type IsOurs = (folder: string, names: readonly string[]) => Promise<boolean>

/**
 * Begins a folder beside its target, which only its owner may read unless it replaces one that others may. Refuses a target that holds
 * anything that is not Galley's. Removes what a process that was killed left there.
 */
export async function openFolder(path: string, isOurs: IsOurs): Promise<AtomicFolder> {
  const target = resolve(path)
  return withFileErrors(path, async () => {
    await restore(target)
    await sweep(dirname(target))
    await refuseForeign(path, target, isOurs)
    const temporary = join(dirname(target), temporaryName())
    await mkdir(temporary, { mode: 0o700 })
    return folderAt(path, target, temporary)
  })
}

async function refuseForeign(path: string, target: string, isOurs: IsOurs): Promise<void> {
  const names = await readdir(target).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return []
    if (codeOf(error) !== 'ENOTDIR') throw error
    const message = `“${path}” is a file, and this needs a folder. Give another name, or remove the file first.`
    throw new UserError('file:not-ours', message)
  })
  if (names.length === 0 || (await isOurs(target, names))) return
  const message = `The folder “${path}” holds files that are not from a Galley export. Choose an empty or a new folder.`
  throw new UserError('file:not-ours', message)
}

function folderAt(path: string, target: string, temporary: string): AtomicFolder {
  const handles = new Set<FileHandle>()
  let isOpen = true
  const begin = async (name: string): Promise<FolderFile> => {
    const handle = await withFileErrors(path, () => open(join(temporary, basename(name)), 'wx', 0o600))
    handles.add(handle)
    const close = async () => {
      const mode = await modeOf(join(target, basename(name)))
      if (mode !== undefined) await handle.chmod(mode).catch(() => undefined)
      await handle.sync()
      handles.delete(handle)
      await handle.close()
    }
    return {
      write: (chunk) => withFileErrors(path, () => handle.writeFile(chunk)),
      close: () => withFileErrors(path, close),
    }
  }
  const commit = async () => {
    const mode = await modeOf(target)
    if (mode !== undefined) await chmod(temporary, mode).catch(() => undefined)
    await syncFolder(temporary)
    await replace(target, temporary)
    isOpen = false
    await syncFolder(dirname(target))
  }
  return {
    begin,
    add: async (name, content) => {
      const file = await begin(name)
      await file.write(content)
      await file.close()
    },
    commit: () => withFileErrors(path, commit),
    discard: async () => {
      if (!isOpen) return
      isOpen = false
      for (const handle of handles) await handle.close().catch(() => undefined)
      await rm(temporary, { recursive: true, force: true }).catch(() => undefined)
    },
  }
}

/** The permissions of what is to be replaced; undefined where there is nothing. */
async function modeOf(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => undefined)
  return found === undefined ? undefined : found.mode & 0o777
}

/** No system swaps two folders in one step: the old one steps aside, and comes back if the new one cannot take its place. */
async function replace(target: string, temporary: string): Promise<void> {
  const aside = join(dirname(target), asideName(basename(target)))
  const hadOld = await renamePatiently(target, aside).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT') return false
      throw error
    },
  )
  try {
    await renamePatiently(temporary, target)
  } catch (error) {
    if (hadOld) await renamePatiently(aside, target)
    throw error
  }
  // what another program still has open goes with the next sweep
  if (hadOld) await rm(aside, { recursive: true, force: true }).catch(() => undefined)
}
