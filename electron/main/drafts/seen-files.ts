import type { FileState } from '#shared/ipc/draft-answers'
import { hashOf, readDraftFile } from './draft-file.ts'
import { changedOutside, goneOutside } from './draft-errors.ts'
import type { KnownDraft } from './draft-index.ts'

/** What Galley last read from or wrote to the file of each draft, so that another program's change is noticed. */
export class SeenFiles {
  /** A hash by the draft's id; null where there was no file. */
  readonly #hashes = new Map<string, string | null>()

  note(id: string, hash: string | null): void {
    this.#hashes.set(id, hash)
  }

  /** Returns undefined for a draft that was neither opened nor saved yet. */
  hashOf(id: string): string | null | undefined {
    return this.#hashes.get(id)
  }

  /** Returns whether the file holds what was seen, or the text that is about to be saved. */
  isSeen(id: string, hash: string, text: string): boolean {
    return hash === this.#hashes.get(id) || hash === hashOf(text)
  }

  /** Compares a draft's file with what was seen of it. */
  async look({ id, path }: KnownDraft): Promise<FileState> {
    const file = await readDraftFile(path)
    if (!file.ok && file.error.kind !== 'missing') return { kind: 'changed', message: file.error.message, text: null }
    if (!file.ok) return { kind: 'gone', message: goneOutside(path) }
    const { text, hash } = file.value
    if (hash === this.#hashes.get(id)) return { kind: 'same', text }
    return { kind: 'changed', message: changedOutside(path).error.message, text }
  }
}
