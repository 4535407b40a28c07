import type { Pair } from '#shared/campaign/draft'
import type { ResolvedPair } from '#shared/resolve/resolution'
import { noProblems, type PairProblems } from './problems-by-pair.ts'
import { outcomeLetters } from './value-parts.ts'

/** What the rows are of. */
interface Shown {
  readonly pairs: readonly Pair[]
  readonly resolved: readonly ResolvedPair[] | null
  readonly problems: ReadonlyMap<number, PairProblems>
  readonly editing: { readonly key: number } | null
  readonly selected: { has(key: number): boolean }
}

const noPair: Pair = { key: '', value: '' }

/** What one row shows. Each part changes only where what it is of has: a keystroke in one row draws no other row again. */
export class RowState {
  readonly #shown: Shown
  readonly #key: () => number
  readonly #index: () => number

  readonly pair = $derived.by(() => this.#shown.pairs[this.#index()] ?? noPair)
  /** What its tokens come to for the recipient at hand, a letter each: see outcomeLetters. */
  readonly outcomes = $derived.by(() => outcomeLetters(this.#shown.resolved?.[this.#index()]))
  readonly problems = $derived.by(() => this.#shown.problems.get(this.#index()) ?? noProblems)
  readonly isEdited = $derived.by(() => this.#shown.editing?.key === this.#key())
  readonly isSelected = $derived.by(() => this.#shown.selected.has(this.#key()))

  /** `key` is the pair's key in the list, and `index` its place there. */
  constructor(shown: Shown, key: () => number, index: () => number) {
    this.#shown = shown
    this.#key = key
    this.#index = index
  }
}
