import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { versionCauses } from '#shared/ipc/versions'
import { writeAtomic } from '../../engine/files/write-atomic.ts'
import { sweep } from '../../engine/files/sweep.ts'
import { hashOf } from './draft-file.ts'

const facts = {
  savedAt: z.number(),
  name: z.string().nullable(),
  cause: z.enum(versionCauses),
}
/** A version's own file: complete, so that the index can be made again from all of them. */
const versionFile = z.object({ galleyVersion: z.literal(1), ...facts, text: z.string() })
const keptVersion = z.object({ version: z.int().min(1), ...facts, hash: z.string(), bytes: z.number() })
const indexFile = z.object({ galleyVersions: z.literal(1), versions: z.array(keptVersion) })

/** What the index knows of a version. `hash` is its text's. */
export type KeptVersion = Readonly<z.infer<typeof keptVersion>>
export type VersionFile = Readonly<Omit<z.infer<typeof versionFile>, 'galleyVersion'>>

const indexName = 'index.json'
const numbered = /^(\d{1,9})\.json$/

/** The versions of one draft on the disk: a file each, and an index that saves reading them all. */
export class VersionsFolder {
  readonly #path: string
  /** The highest number that any file has, readable or not. */
  #last = 0

  constructor(path: string) {
    this.#path = path
  }

  /** Returns the versions in the order in which they were made. What the index does not know is read from its file. Never throws. */
  async list(): Promise<readonly KeptVersion[]> {
    await sweep(this.#path)
    const names = await readdir(this.#path).catch(() => [])
    const numbers = names.flatMap((name) => numbered.exec(name)?.[1] ?? []).map(Number)
    this.#last = Math.max(0, ...numbers)
    const known = new Map((await this.#index()).map((version) => [version.version, version]))
    const versions: KeptVersion[] = []
    for (const number of numbers.sort((a, b) => a - b)) {
      const version = known.get(number) ?? (await this.#fromFile(number))
      if (version !== undefined) versions.push(version)
    }
    return versions
  }

  /** Returns undefined for a file that is gone or damaged. Never throws. */
  async read(version: number): Promise<VersionFile | undefined> {
    try {
      return versionFile.parse(JSON.parse(await readFile(this.#file(version), 'utf8')))
    } catch {
      return undefined
    }
  }

  /** Adds a version under the next number. Throws a `UserError` where it cannot be written. */
  async add(file: VersionFile): Promise<KeptVersion> {
    await mkdir(this.#path, { recursive: true, mode: 0o700 }).catch(() => undefined)
    const version = this.#last + 1
    const kept = await this.#write(version, file)
    this.#last = version
    return kept
  }

  /** Writes another name into a version's file. Throws a `UserError` where it cannot be written. */
  async rename(version: number, file: VersionFile): Promise<KeptVersion> {
    // without an index the name is found in the file, should the process end between the two
    await rm(join(this.#path, indexName), { force: true }).catch(() => undefined)
    return this.#write(version, file)
  }

  /** Deletes files; one that cannot be deleted is found again by the next `list`. */
  async drop(versions: readonly KeptVersion[]): Promise<void> {
    for (const { version } of versions) await rm(this.#file(version), { force: true }).catch(() => undefined)
  }

  /** Nothing is lost where the index cannot be written: it is made again from the files. */
  async writeIndex(versions: readonly KeptVersion[]): Promise<void> {
    const content = `${JSON.stringify({ galleyVersions: 1, versions })}\n`
    await writeAtomic(join(this.#path, indexName), content, { ownerOnly: true }).catch(() => undefined)
  }

  async #index(): Promise<readonly KeptVersion[]> {
    try {
      return indexFile.parse(JSON.parse(await readFile(join(this.#path, indexName), 'utf8'))).versions
    } catch {
      return []
    }
  }

  async #fromFile(version: number): Promise<KeptVersion | undefined> {
    const file = await this.read(version)
    return file === undefined ? undefined : kept(version, file, print(file))
  }

  async #write(version: number, file: VersionFile): Promise<KeptVersion> {
    const content = print(file)
    await writeAtomic(this.#file(version), content, { ownerOnly: true })
    return kept(version, file, content)
  }

  #file(version: number): string {
    return join(this.#path, `${version}.json`)
  }
}

function print({ savedAt, name, cause, text }: VersionFile): string {
  return `${JSON.stringify({ galleyVersion: 1, savedAt, name, cause, text })}\n`
}

function kept(version: number, { savedAt, name, cause, text }: VersionFile, content: string): KeptVersion {
  return { version, savedAt, name, cause, hash: hashOf(text), bytes: Buffer.byteLength(content) }
}
