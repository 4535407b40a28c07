import type { ItemLine, ItemPage } from '#shared/sample/item-page'
import { contentOf } from '../state/api.ts'
import { Pages } from '../state/pages.svelte.ts'

const typingDelay = 120
/** As many rows as may be on screen at first. */
const firstRows = 60
/** A browser draws nothing that is taller than some 33 million pixels; beyond that there is the search. */
const maxRows = 1_000_000

/** The items of one catalog, or those that a search found in it. What was read stays until the new is there. */
export class ItemList {
  text = $state('')
  #catalog = ''
  #pages = $state.raw<Pages<ItemLine> | null>(null)
  #page = $state.raw<Omit<ItemPage, 'rows'>>({ total: 0, isCut: false, columns: [] })
  /** What was looked for when the rows at hand were read. */
  searched = $state('')
  #timer: ReturnType<typeof setTimeout> | undefined
  #question = 0
  readonly #report: (message: string) => void

  constructor(report: (message: string) => void) {
    this.#report = report
  }

  /** Null until it is known. */
  readonly count = $derived.by(() =>
    this.#pages?.total === undefined || this.#pages.total === null ? null : Math.min(this.#pages.total, maxRows),
  )
  /** Whether there are more than are listed. */
  readonly isCut = $derived.by(() => this.#page.isCut || (this.#pages?.total ?? 0) > maxRows)
  readonly columns = $derived.by(() => this.#page.columns)

  row(index: number): ItemLine | undefined {
    return this.#pages?.row(index)
  }

  need(first: number, last: number): void {
    this.#pages?.need(first, last)
  }

  /** Reads a catalog from its beginning, or again because the cache has changed. */
  show(catalog: string): void {
    this.#catalog = catalog
    clearTimeout(this.#timer)
    this.#read()
  }

  search(text: string): void {
    this.text = text
    clearTimeout(this.#timer)
    if (text.trim() === '') this.#read()
    else this.#timer = setTimeout(() => this.#read(), typingDelay)
  }

  #read(): void {
    const question = ++this.#question
    const catalog = this.#catalog
    const text = this.text.trim().slice(0, 500)
    const pages = new Pages<ItemLine>(async (offset, limit) => {
      const page = contentOf(await window.api.ask('catalog:page', { catalog, text, offset, limit }), this.#report)
      if (page === undefined || page === null) return undefined
      if (question === this.#question) {
        this.#pages = pages
        this.#page = page
        this.searched = text
      }
      return page
    })
    pages.need(0, firstRows)
  }
}
