import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { codeOf } from '../../engine/files/error-code.ts'
import { fileErrorFrom } from '../../engine/files/file-error.ts'
import { mayPass, readPatiently } from '../../engine/files/read-patiently.ts'
import { UserError } from '../../engine/files/user-error.ts'
import { writeAtomic } from '../../engine/files/write-atomic.ts'
import { forPeople } from './summarise.ts'

const entry = z.object({
  /** Where the draft's file was, for a library that has to be found again. */
  path: z.string(),
  text: z.string(),
  /** The hash of the file that was edited; null where there was none. */
  base: z.string().nullable(),
})
export type JournalEntry = Readonly<z.infer<typeof entry>>

const ending = '.json'

/** The edits that were written last before this start. */
interface Newest {
  readonly id: string
  /** In milliseconds since 1970. */
  readonly writtenAt: number
}

/** Edits that are in no file yet: one file a draft, complete whenever the process ends. */
export class Journal {
  readonly newest: Newest | undefined
  readonly #folder: string
  readonly #entries: Map<string, JournalEntry>
  readonly #writing = new Set<Promise<void>>()

  private constructor(folder: string, entries: Map<string, JournalEntry>, newest: Newest | undefined) {
    this.#folder = folder
    this.#entries = entries
    this.newest = newest
  }

  static async open(folder: string): Promise<Journal> {
    const names = await readdir(folder).catch(() => [])
    const entries = new Map<string, JournalEntry>()
    let newest: Newest | undefined
    for (const name of names) {
      const id = z.uuid().safeParse(basename(name, ending))
      const read = id.success ? await readEntry(join(folder, name)) : undefined
      if (!id.success || read === undefined) continue
      entries.set(id.data, read)
      const writtenAt = await writtenAtOf(join(folder, name))
      if (newest === undefined || writtenAt > newest.writtenAt) newest = { id: id.data, writtenAt }
    }
    return new Journal(folder, entries, newest)
  }

  get entries(): ReadonlyMap<string, JournalEntry> {
    return this.#entries
  }

  /** On the disk when it resolves. Throws a `UserError`. */
  async write(id: string, entry: JournalEntry): Promise<void> {
    await this.#withErrors(id, async () => {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 }).catch(() => undefined)
      await writeAtomic(this.#file(id), JSON.stringify(entry), { ownerOnly: true })
    })
    this.#entries.set(id, entry)
  }

  /** Throws a `UserError` when the disk keeps the edits; they come back then. */
  async remove(id: string): Promise<void> {
    if (!this.#entries.has(id)) return
    await this.#withErrors(id, () => rm(this.#file(id), { force: true }))
    this.#entries.delete(id)
  }

  /** Resolves when nothing is being written any more. Never rejects. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#writing)
  }

  async #withErrors(id: string, work: () => Promise<void>): Promise<void> {
    const writing = work()
    this.#writing.add(writing)
    try {
      await writing
    } catch (error) {
      const cause = fileErrorFrom(error, this.#file(id))
      throw cause instanceof UserError ? new UserError(cause.kind, sentence(cause, this.#folder), { cause }) : cause
    } finally {
      this.#writing.delete(writing)
    }
  }

  #file(id: string): string {
    return join(this.#folder, id + ending)
  }
}

function sentence({ kind }: UserError, folder: string): string {
  const unsafe = 'what you edit is not kept safe from a crash'
  return kind === 'file:full'
    ? `There is no room left on the disk, so ${unsafe}. Free some space, or save the draft on another disk.`
    : `The folder “${forPeople(folder)}” cannot be written, so ${unsafe}. Make it writable, or save the draft.`
}

/**
 * Undefined for what is not a journal: it stays where it is. Throws a `UserError` where the file cannot be read: it may hold edits, which
 * the next edit would overwrite.
 */
async function readEntry(path: string): Promise<JournalEntry | undefined> {
  try {
    return entry.parse(JSON.parse(await readPatiently(path)))
  } catch (error) {
    if (mayPass(error)) throw new UserError('file:other', unreadable(path, codeOf(error) ?? ''))
    return undefined
  }
}

function unreadable(path: string, code: string): string {
  const what = `Edits that were not saved, in “${path}”, cannot be read at the moment (${code}).`
  return `${what} Close the program that has them open, or check their permissions, then start Galley again.`
}

/** Returns when a file was last written, in milliseconds since 1970; 0 where that cannot be told. */
export async function writtenAtOf(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )
}
