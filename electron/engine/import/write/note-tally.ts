import type { ImportNote, NoteCode } from '#shared/sample/import-report'

/** Counts what is said of a file: the same sentence again only adds to its count. */
export class NoteTally {
  readonly #counts = new Map<string, { readonly code: NoteCode; count: number }>()

  add(message: string, code: NoteCode, count = 1): void {
    const known = this.#counts.get(message)
    if (known === undefined) this.#counts.set(message, { code, count })
    else known.count += count
  }

  get notes(): readonly ImportNote[] {
    return [...this.#counts].map(([message, { code, count }]) => ({ code, message, count }))
  }
}
