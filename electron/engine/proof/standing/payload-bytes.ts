import type { Draft } from '#shared/campaign/draft'
import { type Column, packed, valueAt } from './column.ts'
import type { PairPage } from './pair-figures.ts'

/**
 * The bytes of the payloads, for the pages that are looked at so far. What a payload has besides its texts is kept: an edited text alone
 * then tells how many bytes the payload has.
 */
export class PayloadBytes {
  /** What they depend on. */
  readonly key: string
  /** By page. */
  readonly #rest: Column[] = []

  constructor(draft: Draft) {
    this.key = keyOf(draft)
  }

  /** Whether they are those of a draft too. */
  isOf(draft: Draft): boolean {
    return this.key === keyOf(draft)
  }

  /** How many pages are known. */
  get length(): number {
    return this.#rest.length
  }

  /** Adds a page, from the bytes of its payloads and what the texts of all pairs come to. */
  add(bytes: Float64Array, pairs: readonly PairPage[]): void {
    this.#rest.push(packed(bytes.map((all, row) => all - textBytes(pairs, row))))
  }

  /** Returns the bytes of a payload. */
  at(page: number, pairs: readonly PairPage[], row: number): number {
    const rest = this.#rest[page]
    return (rest === undefined ? 0 : valueAt(rest, row)) + textBytes(pairs, row)
  }
}

/** What the texts take within JSON, without their quotes. */
function textBytes(pairs: readonly PairPage[], row: number): number {
  let bytes = 0
  for (const page of pairs) bytes += valueAt(page.bytes, row) + valueAt(page.escapes, row)
  return bytes
}

/** Everything about a draft but the texts; also the texts where not every pair has a key of its own, as one of them is left out then. */
function keyOf(draft: Draft): string {
  const keys = draft.pairs.map(({ key }) => key)
  const isAdditive = new Set(keys).size === keys.length
  return JSON.stringify({ ...draft, name: '', notes: '', pairs: isAdditive ? keys : draft.pairs })
}
