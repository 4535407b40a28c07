import type { ProfileLine } from '#shared/sample/profile-page'
import { contentOf } from '../state/api.ts'
import { Pages } from '../state/pages.svelte.ts'

const typingDelay = 120
const maxFound = 500
/** A browser draws nothing that is taller than some 33 million pixels; beyond that there is the search. */
const maxRows = 1_000_000

/** The profiles of the cache, or those that a search found. */
export class ProfileList {
  text = $state('')
  readonly #pages: Pages<ProfileLine>
  #found = $state.raw<readonly ProfileLine[] | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined
  #question = 0
  readonly #report: (message: string) => void

  constructor(report: (message: string) => void) {
    this.#report = report
    this.#pages = new Pages(async (offset, limit) =>
      contentOf(await window.api.ask('profile:page', { offset, limit }), report),
    )
  }

  /** Whether there are more than are listed. */
  readonly isCut = $derived.by(() =>
    this.#found === null ? (this.#pages.total ?? 0) > maxRows : this.#found.length === maxFound,
  )
  readonly isSearch = $derived.by(() => this.#found !== null)
  /** Null until it is known. */
  readonly count = $derived.by(
    () => this.#found?.length ?? (this.#pages.total === null ? null : Math.min(this.#pages.total, maxRows)),
  )

  row(index: number): ProfileLine | undefined {
    return this.#found === null ? this.#pages.row(index) : this.#found[index]
  }

  need(first: number, last: number): void {
    if (this.#found === null) this.#pages.need(first, last)
  }

  /** Reads the list again: the cache has changed. */
  reload(): void {
    this.#pages.reload()
    if (this.text.trim() !== '') void this.#search()
  }

  search(text: string): void {
    this.text = text
    clearTimeout(this.#timer)
    if (text.trim() === '') {
      this.#question++
      this.#found = null
    } else this.#timer = setTimeout(() => void this.#search(), typingDelay)
  }

  async #search(): Promise<void> {
    const question = ++this.#question
    const text = this.text.trim().slice(0, 500)
    const found = contentOf(await window.api.ask('profile:search', { text, limit: maxFound }), this.#report)
    if (question === this.#question && found !== undefined) this.#found = found
  }
}
