import { changes } from '#shared/proof/difference'
import type { ProofWanted } from '#shared/proof/panel'
import type { ComparedRow } from '../comparison.ts'
import { PlaceList } from './place-list.ts'

type WantedOfDifference = Extract<ProofWanted, { readonly kind: 'difference' }>

/** Who changes, loses a value, enters or leaves between two drafts, in a few bytes for each. */
export class ComparedPeople {
  readonly entered = new PlaceList()
  /** Places among the candidates of the older draft. */
  readonly left = new PlaceList()
  readonly #pairs: number
  readonly #changed = new PlaceList()
  /** By row of `changed` and pair. */
  readonly #changes: Uint8Array[] = []

  /** `pairs` is how many the newer draft has. */
  constructor(pairs: number) {
    this.#pairs = pairs
  }

  add({ before, after, changes: found }: ComparedRow): void {
    if (before === null && after !== null) this.entered.push(after)
    if (before !== null && after === null) this.left.push(before)
    if (after === null || !found.some((change) => change > 0)) return
    const row = this.#changed.length % rowsPerChunk
    if (row === 0) this.#changes.push(new Uint8Array(rowsPerChunk * this.#pairs))
    this.#changes.at(-1)?.set(found, row * this.#pairs)
    this.#changed.push(after)
  }

  /** Returns the places of those who make up a figure. */
  find(wanted: WantedOfDifference): PlaceList {
    if (!('pair' in wanted)) return this[wanted.what]
    const bit = changes[wanted.what]
    const found = new PlaceList()
    for (let at = 0; at < this.#changed.length; at++) {
      const first = (at % rowsPerChunk) * this.#pairs
      const row = this.#changes[Math.floor(at / rowsPerChunk)]?.subarray(first, first + this.#pairs)
      const change = wanted.pair === null ? row?.reduce((all, one) => all | one, 0) : row?.[wanted.pair]
      if (((change ?? 0) & bit) !== 0) found.push(this.#changed.at(at))
    }
    return found
  }
}

const rowsPerChunk = 4096
