import type { ProofWanted } from '#shared/proof/panel'
import type { OutcomeSource } from '#shared/resolve/outcome'
import { valueAt } from './column.ts'
import { type DecidedPage, placeAt } from './decided-page.ts'
import type { KnownAudience } from './known-audience.ts'
import type { PairFigures, PairPage } from './pair-figures.ts'
import type { PayloadBytes } from './payload-bytes.ts'
import { PlaceList } from './place-list.ts'
import { badnessOf, fitsFinding, fitsLength, fitsOutcome, worstOf } from './wanted-rows.ts'

/** What can be found page by page. */
type WantedOnPages = Exclude<ProofWanted, { readonly kind: 'difference' | 'violation' }>

/** Looks through a page. Returns false where the page cannot tell yet. */
type Look = (page: DecidedPage, nth: number, found: PlaceList) => boolean

/** Finds the users behind a figure. The last figure that was asked for is looked for in new pages only. */
export class FoundPeople {
  readonly #known: KnownAudience
  readonly #pairs: readonly PairFigures[]
  readonly #payload: PayloadBytes
  #last: { readonly key: string; readonly places: PlaceList; next: number } | undefined

  constructor(known: KnownAudience, pairs: readonly PairFigures[], payload: PayloadBytes) {
    this.#known = known
    this.#pairs = pairs
    this.#payload = payload
  }

  /** Returns the places of those who are found by now, and whether that is all. */
  find(wanted: WantedOnPages): { readonly places: PlaceList; readonly isComplete: boolean } {
    const key = JSON.stringify(wanted)
    const last = this.#last?.key === key ? this.#last : { key, places: new PlaceList(), next: 0 }
    this.#last = last
    const look = this.#lookFor(wanted)
    const { pages, isComplete } = this.#known
    for (; last.next < pages.length; last.next++) {
      const page = pages[last.next]
      if (page === undefined || !look(page, last.next, last.places)) break
    }
    return { places: last.places, isComplete: isComplete && last.next === pages.length }
  }

  #lookFor(wanted: WantedOnPages): Look {
    switch (wanted.kind) {
      case 'skipped':
        return this.#skipped(wanted.reason)
      case 'outcome':
        return wanted.pair === null
          ? this.#ofMessage(wanted.from)
          : this.#ofPair(wanted.pair, fitsOutcome(wanted, this.#pairs[wanted.pair]?.tokens ?? 0))
      case 'finding':
        return this.#ofPair(wanted.pair, fitsFinding(wanted))
      case 'length':
        return wanted.pair === null ? this.#payloads(wanted) : this.#ofPair(wanted.pair, fitsLength(wanted))
    }
  }

  #skipped(reason: string): Look {
    const number = this.#known.reasons.numberOf(reason)
    return (page, _, found) => {
      const { skipped } = page
      for (let row = 0; row < skipped.length; row++)
        if (valueAt(skipped.reasons, row) === number) found.push(placeAt(page, skipped, row))
      return true
    }
  }

  /** By the worst token of all pairs; null for every recipient. */
  #ofMessage(from: OutcomeSource | null): Look {
    const wanted = from === null ? null : badnessOf(from)
    const worstByPair = this.#pairs.map(({ tokens }) => worstOf(tokens))
    return (page, nth, found) => {
      const known = this.#pairs.flatMap(({ pages }) => pages[nth] ?? [])
      if (known.length < this.#pairs.length) return false
      for (let row = 0; row < page.recipients.length; row++) {
        let worst = 0
        for (const [pair, one] of known.entries()) worst = Math.max(worst, worstByPair[pair]?.(one, row) ?? 0)
        if (wanted === null || worst === wanted) found.push(placeAt(page, page.recipients, row))
      }
      return true
    }
  }

  #ofPair(pair: number, fits: (page: PairPage, row: number) => boolean): Look {
    const figures = this.#pairs[pair]
    if (figures === undefined) return () => true
    return (page, nth, found) => {
      const known = figures.pages[nth]
      if (known === undefined) return false
      for (let row = 0; row < page.recipients.length; row++)
        if (fits(known, row)) found.push(placeAt(page, page.recipients, row))
      return true
    }
  }

  #payloads({ measure, from, until }: Extract<ProofWanted, { readonly kind: 'length' }>): Look {
    if (measure !== 'bytes') return () => true
    return (page, nth, found) => {
      const known = this.#pairs.flatMap(({ pages }) => pages[nth] ?? [])
      if (known.length < this.#pairs.length || nth >= this.#payload.length) return false
      for (let row = 0; row < page.recipients.length; row++) {
        const bytes = this.#payload.at(nth, known, row)
        if (bytes >= from && bytes <= until) found.push(placeAt(page, page.recipients, row))
      }
      return true
    }
  }
}
