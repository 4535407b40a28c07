import { SvelteMap } from 'svelte/reactivity'
import type { CatalogLinks } from '#shared/recommend/catalog-links'
import { contentOf } from '../state/api.ts'

const cacheSize = 20

/** Which properties of which events hold a column of a catalog. Asked for once for the same catalog and samples. */
export class LinkFinder {
  /** What was found for the catalog that was asked for last; null until it is there, and where there is no such catalog. */
  found = $state.raw<CatalogLinks | null>(null)
  isLooking = $state(false)
  readonly #known = new SvelteMap<string, CatalogLinks>()
  readonly #report: (message: string) => void
  #wanted = ''

  constructor(report: (message: string) => void) {
    this.#report = report
  }

  /** `revision` counts the changes of the samples. */
  async look(catalog: string, revision: number): Promise<CatalogLinks | null> {
    const key = JSON.stringify([revision, catalog])
    const known = this.#known.get(key)
    this.#wanted = key
    if (known === undefined) this.isLooking = true
    const found = known ?? contentOf(await window.api.ask('recommendation:suggest', { catalog }), this.#report) ?? null
    if (found !== null && known === undefined) this.#keep(key, found)
    if (key === this.#wanted) {
      this.found = found
      this.isLooking = false
    }
    return found
  }

  #keep(key: string, found: CatalogLinks): void {
    if (this.#known.size >= cacheSize) this.#known.clear()
    this.#known.set(key, found)
  }
}
