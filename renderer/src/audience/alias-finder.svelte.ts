import type { AliasOverlap } from '#shared/audience/alias-overlap'
import { contentOf } from '../state/api.ts'

const cacheSize = 20

/** What an alias over some events can be made of. Asked for once for the same events and samples, never while something is typed. */
export class AliasFinder {
  found = $state.raw<AliasOverlap | null>(null)
  isLooking = $state(false)
  #known: Readonly<Record<string, AliasOverlap>> = {}
  readonly #report: (message: string) => void
  #wanted = ''

  constructor(report: (message: string) => void) {
    this.#report = report
  }

  /** `revision` counts the changes of the samples. */
  async look(events: readonly string[], revision: number): Promise<void> {
    const key = JSON.stringify([revision, events])
    if (key === this.#wanted) return
    this.#wanted = key
    const known = this.#known[key]
    if (known === undefined) this.isLooking = true
    const found =
      known ?? contentOf(await window.api.ask('alias:overlap', { events: [...events] }), this.#report) ?? null
    if (found !== null && known === undefined) this.#keep(key, found)
    if (key !== this.#wanted) return
    this.found = found
    this.isLooking = false
  }

  #keep(key: string, found: AliasOverlap): void {
    const kept = Object.entries(this.#known).slice(-cacheSize)
    this.#known = { ...Object.fromEntries(kept), [key]: found }
  }
}
