import { copyFile, mkdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pinFileBeside } from '#shared/proof/expectations/pin-file-name'
import { withFileErrors } from '../../engine/files/file-error.ts'
import { codeOf } from '../../engine/files/error-code.ts'
import { renamePatiently } from '../../engine/files/rename-patiently.ts'
import { readDraftFile } from './draft-file.ts'
import type { KnownDraft } from './draft-index.ts'
import { nameOfFile } from './draft-names.ts'
import { draftEnding, exists, freePath, isFree } from './file-name.ts'

/** Deleted drafts with their pinned users, each under its id. The list of drafts remembers where they were. */
export class Bin {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Moves a draft's file here. Does nothing where the file is gone already. */
  async take({ id, path }: KnownDraft): Promise<void> {
    await withFileErrors(path, async () => {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 })
      const [pins, pinsHere] = [pinFileBeside(path), pinFileBeside(this.#file(id))]
      await move(pins, pinsHere)
      try {
        await move(path, this.#file(id))
      } catch (error) {
        await move(pinsHere, pins).catch(() => undefined)
        throw error
      }
    })
  }

  /** Returns where the file is now: in `elsewhere` if its folder is gone. */
  async giveBack({ id, path }: KnownDraft, elsewhere: string): Promise<string> {
    const folder = (await exists(dirname(path))) ? dirname(path) : elsewhere
    const wanted = join(folder, basename(path))
    const target = (await isFree(wanted)) ? wanted : await freePath(folder, nameOfFile(path))
    await withFileErrors(target, async () => {
      await move(this.#file(id), target)
      await move(pinFileBeside(this.#file(id)), pinFileBeside(target))
    })
    return target
  }

  /** Reads the file of a deleted draft. */
  read(id: string): ReturnType<typeof readDraftFile> {
    return readDraftFile(this.#file(id))
  }

  /** Deletes a draft's file for good. Throws a `UserError` where that fails. */
  async empty(id: string): Promise<void> {
    await withFileErrors(this.#file(id), async () => {
      await rm(pinFileBeside(this.#file(id)), { force: true })
      await rm(this.#file(id), { force: true })
    })
  }

  #file(id: string): string {
    return join(this.#folder, id + draftEnding)
  }
}

/** Moves a file, also to another disk; does nothing where there is none. */
async function move(from: string, to: string): Promise<void> {
  try {
    await renamePatiently(from, to)
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT' && !(await exists(from))) return
    if (code !== 'EXDEV') throw error
    await copyFile(from, to)
    await rm(from)
  }
}
