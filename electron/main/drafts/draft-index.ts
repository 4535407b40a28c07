import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { mayPass, readPatiently } from '../../engine/files/read-patiently.ts'
import { UserError } from '../../engine/files/user-error.ts'
import { writeAtomic } from '../../engine/files/write-atomic.ts'
import { codeOf } from '../../engine/files/error-code.ts'
import { serialQueue } from '../files/queue.ts'

const knownDraft = z.object({
  /** Made by chance; also the name of its journal, and of its file in the bin. */
  id: z.uuid(),
  /** Where its file is, or was before it was deleted. */
  path: z.string(),
  deleted: z.boolean(),
  /** In milliseconds since 1970; what an older Galley deleted has none. */
  deletedAt: z.number().optional(),
})
export type KnownDraft = Readonly<z.infer<typeof knownDraft>>

const indexFile = z.object({
  galleyLibrary: z.literal(1),
  /** Whether the bundled samples have been offered: once, ever. */
  samplesOffered: z.boolean(),
  drafts: z.array(knownDraft),
})

/** The list of known drafts in its file, the one used last first. */
export class DraftIndex {
  readonly #path: string
  readonly #inTurn = serialQueue()
  #drafts: readonly KnownDraft[]
  #samplesOffered: boolean

  private constructor(path: string, drafts: readonly KnownDraft[], samplesOffered: boolean) {
    this.#path = path
    this.#drafts = drafts
    this.#samplesOffered = samplesOffered
  }

  /**
   * `kind` says whether the file was read, was not there yet, or does not hold a list any more. Throws a `UserError` where it cannot be
   * read: then it may be as good as ever.
   */
  static async open(
    path: string,
  ): Promise<{ readonly kind: 'read' | 'first' | 'damaged'; readonly index: DraftIndex }> {
    try {
      const { drafts, samplesOffered } = indexFile.parse(JSON.parse(await readPatiently(path)))
      return { kind: 'read', index: new DraftIndex(path, drafts, samplesOffered) }
    } catch (error) {
      if (mayPass(error)) throw new UserError('file:other', unreadable(path, codeOf(error) ?? ''))
      const isFirst = codeOf(error) === 'ENOENT'
      return { kind: isFirst ? 'first' : 'damaged', index: new DraftIndex(path, [], !isFirst) }
    }
  }

  get drafts(): readonly KnownDraft[] {
    return this.#drafts.filter(({ deleted }) => !deleted)
  }

  /** What is in the bin. */
  get deleted(): readonly KnownDraft[] {
    return this.#drafts.filter(({ deleted }) => deleted)
  }

  get samplesOffered(): boolean {
    return this.#samplesOffered
  }

  /** Also finds what is in the bin. */
  find(id: string): KnownDraft | undefined {
    return this.#drafts.find((draft) => draft.id === id)
  }

  findPath(path: string): KnownDraft | undefined {
    return this.drafts.find((draft) => draft.path === path)
  }

  /** Adds drafts, or what has changed about them, at the top of the list. */
  async put(...drafts: readonly KnownDraft[]): Promise<void> {
    const isNew = new Set(drafts.map(({ id }) => id))
    this.#drafts = [...drafts, ...this.#drafts.filter(({ id }) => !isNew.has(id))]
    await this.save()
  }

  /** Takes a draft out of the list for good. */
  async remove(id: string): Promise<void> {
    this.#drafts = this.#drafts.filter((draft) => draft.id !== id)
    await this.save()
  }

  async markSamplesOffered(): Promise<void> {
    if (this.#samplesOffered) return
    this.#samplesOffered = true
    await this.save()
  }

  /** Throws a `UserError` when the disk does not do it; what is in memory counts until the next time. */
  save(): Promise<void> {
    return this.#inTurn(async () => {
      const content = { galleyLibrary: 1, samplesOffered: this.#samplesOffered, drafts: this.#drafts }
      await mkdir(dirname(this.#path), { recursive: true }).catch(() => undefined)
      await writeAtomic(this.#path, `${JSON.stringify(content, null, 2)}\n`, { ownerOnly: true })
    })
  }
}

function unreadable(path: string, code: string): string {
  const what = `The list of your drafts, “${path}”, cannot be read at the moment (${code}).`
  return `${what} Close the program that has it open, or check its permissions, then start Galley again.`
}
