import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { compareDrafts, countChanges, type ChangeCounts } from '#shared/campaign/compare-drafts'
import type { Draft } from '#shared/campaign/draft'
import { parseDraft } from '#shared/campaign/file'
import type { UserMessage } from '#shared/ipc/contract'
import type { VersionCause, VersionLine } from '#shared/ipc/versions'
import { failed, ok, type Result } from '#shared/result'
import { UserError } from '../../engine/files/user-error.ts'
import { keyedQueue } from '../files/queue.ts'
import { hashOf, readDraftFile } from './draft-file.ts'
import { type KeptVersion, VersionsFolder } from './versions-folder.ts'
import { maxVersionBytes, versionsToDrop } from './versions-thinning.ts'

/** What the versions of one draft are kept in, while Galley runs. */
interface Versions {
  readonly folder: VersionsFolder
  /** In the order in which they were made. */
  list: readonly KeptVersion[]
}

/**
 * The versions of all drafts, each draft's under its id. Keeping one never makes a save fail: what goes wrong is told to
 * the listener.
 */
export class DraftVersions {
  readonly #folder: string
  readonly #now: () => number
  readonly #maxBytes: number
  readonly #inTurn = keyedQueue()
  readonly #opened = new Map<string, Versions>()
  /** What two neighbours differ by, under their hashes. */
  readonly #changes = new Map<string, ChangeCounts | null>()
  #tell: (message: string) => void = () => undefined

  /** `maxBytes`: what the versions of one draft may take up, as long as there are unnamed ones to drop. */
  constructor(folder: string, { now = Date.now, maxBytes = maxVersionBytes } = {}) {
    this.#folder = folder
    this.#now = now
    this.#maxBytes = maxBytes
  }

  /** Calls `tell` with a sentence whenever a version could not be kept. */
  listen(tell: (message: string) => void): void {
    this.#tell = tell
  }

  /** Makes a version of a draft, unless it is the same as the newest, and drops those that have had their time. Never throws. */
  keep(id: string, text: string, cause: VersionCause): Promise<void> {
    return this.#inTurn(id, async () => {
      const versions = await this.#open(id)
      if (versions.list.at(-1)?.hash === hashOf(text)) return
      try {
        const added = await versions.folder.add({ savedAt: this.#now(), name: null, cause, text })
        await this.#thin(versions, [...versions.list, added])
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        this.#tell(couldNotKeep(error))
      }
    })
  }

  /** Makes a version of what a draft's file holds, where it can be read. */
  async keepFile(id: string, path: string): Promise<void> {
    const file = await readDraftFile(path)
    if (file.ok) await this.keep(id, file.value.text, 'file')
  }

  /** Makes a version of what was found in a draft's file, where the draft has versions: another program has written it. */
  async keepFound(id: string, text: string): Promise<void> {
    const { list } = await this.#inTurn(id, () => this.#open(id))
    if (list.length > 0) await this.keep(id, text, 'file')
  }

  /**
   * Returns the id of a draft that `isKnown` does not know and whose newest version is this text; undefined where there
   * is none. A draft is found again by it after the list of drafts got lost.
   */
  async idOf(text: string, isKnown: (id: string) => boolean): Promise<string | undefined> {
    const hash = hashOf(text)
    for (const id of await readdir(this.#folder).catch(() => [])) {
      if (isKnown(id) || !z.uuid().safeParse(id).success) continue
      const { list } = await this.#inTurn(id, () => this.#open(id))
      if (list.at(-1)?.hash === hash) return id
    }
    return undefined
  }

  /** Returns the versions of a draft, the newest first. */
  list(id: string): Promise<readonly VersionLine[]> {
    return this.#inTurn(id, async () => {
      const versions = await this.#open(id)
      const lines: VersionLine[] = []
      for (const [i, { version, savedAt, name, cause }] of versions.list.entries())
        lines.unshift({ version, savedAt, name, cause, changes: await this.#changesAt(versions, i) })
      return lines
    })
  }

  /** Returns a version's text. */
  read(id: string, version: number): Promise<Result<string, UserMessage>> {
    return this.#inTurn(id, async () => {
      const { folder } = await this.#open(id)
      const file = await folder.read(version)
      return file === undefined ? unreadable : ok(file.text)
    })
  }

  /** Gives a version a name, which keeps it for good; null takes the name away. */
  name(id: string, version: number, name: string | null): Promise<Result<undefined, UserMessage>> {
    return this.#inTurn(id, async () => {
      const versions = await this.#open(id)
      const file = await versions.folder.read(version)
      if (file === undefined) return unreadable
      try {
        const renamed = await versions.folder.rename(version, { ...file, name })
        versions.list = versions.list.map((kept) => (kept.version === version ? renamed : kept))
        await versions.folder.writeIndex(versions.list)
        return ok(undefined)
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        return failed({ message: `The name was not kept: ${reason(error)}, then name it again.` })
      }
    })
  }

  /** Deletes all versions of a draft. */
  remove(id: string): Promise<void> {
    return this.#inTurn(id, async () => {
      this.#opened.delete(id)
      await rm(join(this.#folder, id), { recursive: true, force: true })
    })
  }

  async #open(id: string): Promise<Versions> {
    const opened = this.#opened.get(id)
    if (opened !== undefined) return opened
    const folder = new VersionsFolder(join(this.#folder, id))
    const versions = { folder, list: await folder.list() }
    this.#opened.set(id, versions)
    return versions
  }

  async #thin(versions: Versions, list: readonly KeptVersion[]): Promise<void> {
    const dropped = new Set(versionsToDrop(list, this.#now(), { maxBytes: this.#maxBytes }))
    versions.list = list.filter((version) => !dropped.has(version))
    await versions.folder.drop([...dropped])
    await versions.folder.writeIndex(versions.list)
  }

  /** Compares the version at a place of the list with the one before it. */
  async #changesAt({ folder, list }: Versions, at: number): Promise<ChangeCounts | null> {
    const [before, after] = [list[at - 1], list[at]]
    if (before === undefined || after === undefined) return null
    const key = `${before.hash} ${after.hash}`
    const known = this.#changes.get(key)
    if (known !== undefined) return known
    const [earlier, later] = [await draftOf(folder, before), await draftOf(folder, after)]
    const changes = earlier === undefined || later === undefined ? null : countChanges(compareDrafts(earlier, later))
    this.#changes.set(key, changes)
    return changes
  }
}

async function draftOf(folder: VersionsFolder, { version }: KeptVersion): Promise<Draft | undefined> {
  const file = await folder.read(version)
  const parsed = file === undefined ? undefined : parseDraft(file.text)
  return parsed?.ok === true ? parsed.value : undefined
}

const unreadable = failed({
  message: 'The file of this version is gone or damaged. Choose another version; the draft itself is as it was.',
})

function couldNotKeep(error: UserError): string {
  return `No version of this draft could be kept: ${reason(error)}; the next save makes one again.`
}

function reason({ kind }: UserError): string {
  return kind === 'file:full'
    ? 'the disk with Galley’s own folder is full. Free some space'
    : 'Galley’s own folder cannot be written. Check its permissions'
}
