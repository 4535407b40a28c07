import type { PairShape, ProofShape } from '#shared/proof/fold'
import { sourceOf } from '#shared/resolve/outcome'

/** What one of two drafts has for a recipient. */
export interface DraftSide {
  readonly texts: readonly string[]
  /** May be used again for the next recipient. */
  readonly outcomes: Uint8Array
}

/** One recipient of either draft; null where a draft does not reach it. */
export interface DifferenceRow {
  readonly identity: string
  readonly before: DraftSide | null
  readonly after: DraftSide | null
}

export interface TextChange {
  readonly identity: string
  readonly before: string
  readonly after: string
}

/** How two drafts differ over the same users. */
export interface DifferenceReport {
  /** Recipients of both drafts with another text in at least one pair that both have. */
  readonly changed: number
  /** Recipients of both drafts with a pair in which more tokens go without a value than before. */
  readonly lost: number
  readonly entered: number
  readonly left: number
  /** The pairs that both have, in the order of the new draft. */
  readonly pairs: readonly PairDifference[]
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

interface PairDifference {
  readonly key: string
  readonly changed: number
  readonly lost: number
  /** The first in cache order. */
  readonly examples: readonly TextChange[]
}

export interface DifferenceState {
  readonly changed: number
  readonly lost: number
  readonly entered: number
  readonly left: number
  readonly pairs: readonly (readonly [changed: number, lost: number, examples: readonly TextChange[]])[]
}

const maxExamples = 5

/** What became of one pair for one recipient, as bits. */
export const changes = { changed: 1, lost: 2 } as const

interface MatchedPair {
  readonly key: string
  readonly before: PairShape & { readonly index: number }
  readonly after: PairShape & { readonly index: number }
  changed: number
  lost: number
  readonly examples: TextChange[]
}

/** Compares an older draft with a newer one, recipient by recipient. Pairs match by key; of equal keys the first matches the first. */
export class Difference {
  readonly #pairs: readonly MatchedPair[]
  /** By pair of the newer draft. */
  readonly #changes: Uint8Array
  readonly #added: readonly string[]
  readonly #removed: readonly string[]
  #changed = 0
  #lost = 0
  #entered = 0
  #left = 0

  constructor(before: ProofShape, after: ProofShape) {
    const old = byName(before)
    const now = byName(after)
    this.#pairs = [...now].flatMap(([name, pair]) => {
      const former = old.get(name)
      if (former === undefined) return []
      return [{ key: pair.key, before: former, after: pair, changed: 0, lost: 0, examples: [] }]
    })
    this.#changes = new Uint8Array(after.pairs.length)
    this.#added = [...now].flatMap(([name, { key }]) => (old.has(name) ? [] : [key]))
    this.#removed = [...old].flatMap(([name, { key }]) => (now.has(name) ? [] : [key]))
  }

  /** Takes in a recipient. Returns bits of `changes` by pair of the newer draft; they are used again for the next one. */
  add({ identity, before, after }: DifferenceRow): Uint8Array {
    this.#changes.fill(0)
    if (before === null || after === null) {
      if (after !== null) this.#entered++
      if (before !== null) this.#left++
      return this.#changes
    }
    let hasChanged = false
    let hasLost = false
    for (const pair of this.#pairs) {
      const from = before.texts[pair.before.index] ?? ''
      const to = after.texts[pair.after.index] ?? ''
      let change = 0
      if (from !== to) {
        hasChanged = true
        change |= changes.changed
        pair.changed++
        if (pair.examples.length < maxExamples) pair.examples.push({ identity, before: from, after: to })
      }
      if (withoutValue(pair.after, after.outcomes) > withoutValue(pair.before, before.outcomes)) {
        hasLost = true
        change |= changes.lost
        pair.lost++
      }
      this.#changes[pair.after.index] = change
    }
    if (hasChanged) this.#changed++
    if (hasLost) this.#lost++
    return this.#changes
  }

  /** Adds the state of a comparison over the stretch that follows. */
  merge({ changed, lost, entered, left, pairs }: DifferenceState): void {
    this.#changed += changed
    this.#lost += lost
    this.#entered += entered
    this.#left += left
    for (const [index, [changedHere, lostHere, examples]] of pairs.entries()) {
      const pair = this.#pairs[index]
      if (pair === undefined) continue
      pair.changed += changedHere
      pair.lost += lostHere
      pair.examples.push(...examples.slice(0, maxExamples - pair.examples.length))
    }
  }

  state(): DifferenceState {
    return {
      changed: this.#changed,
      lost: this.#lost,
      entered: this.#entered,
      left: this.#left,
      pairs: this.#pairs.map(({ changed, lost, examples }) => [changed, lost, [...examples]]),
    }
  }

  /** Returns the difference so far. */
  report(): DifferenceReport {
    return {
      changed: this.#changed,
      lost: this.#lost,
      entered: this.#entered,
      left: this.#left,
      pairs: this.#pairs.map(({ key, changed, lost, examples }) => ({ key, changed, lost, examples: [...examples] })),
      added: this.#added,
      removed: this.#removed,
    }
  }
}

/** A draft's pairs by a name that no two share: the key, and which of the pairs with that key it is. */
function byName({ pairs }: ProofShape): Map<string, PairShape & { readonly index: number }> {
  const seen = new Map<string, number>()
  return new Map(
    pairs.map((pair, index) => {
      const nth = seen.get(pair.key) ?? 0
      seen.set(pair.key, nth + 1)
      return [`${nth} ${pair.key}`, { ...pair, index }]
    }),
  )
}

/** How many of a pair's tokens use their default or are empty. */
function withoutValue({ firstToken, tokens }: PairShape, outcomes: Uint8Array): number {
  let count = 0
  for (let token = firstToken; token < firstToken + tokens.length; token++) {
    if (sourceOf(outcomes[token] ?? 0) !== 'value') count++
  }
  return count
}
