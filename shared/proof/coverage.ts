import type { Fold, MeasuredRow, ProofShape, SkippedRow } from '#shared/proof/fold'
import { missingOf, outcomeCount, outcomeOf, type OutcomeSource, sourceOf } from '#shared/resolve/outcome'
import { type MissingKind, missingKinds } from '#shared/sample/missing'

/** How many recipients a token occurrence gives what. `missing` counts a kind whether or not the default is used. */
export interface TokenCoverage {
  readonly token: string
  readonly value: number
  readonly default: number
  readonly empty: number
  readonly missing: Readonly<Partial<Record<MissingKind, number>>>
}

/** How many recipients a pair as a whole gives what: the worst of its tokens, which is empty, then default, then value. */
export interface PairOutcome {
  readonly value: number
  readonly default: number
  readonly empty: number
}

/** A coverage as plain JSON. */
export interface CoverageState {
  readonly recipients: number
  readonly withoutEmpty: number
  readonly allValues: number
  readonly skipped: Readonly<Record<string, number>>
  readonly pairs: readonly (readonly [withoutValue: number, empty: number])[]
  readonly tokens: readonly (readonly (readonly [from: OutcomeSource, missing: MissingKind | null, count: number])[])[]
}

const isEmpty = Uint8Array.from({ length: outcomeCount }, (_, outcome) => Number(sourceOf(outcome) === 'empty'))
const isNoValue = Uint8Array.from({ length: outcomeCount }, (_, outcome) => Number(sourceOf(outcome) !== 'value'))

/** Counts what every token came to, who gets a message without a gap, and who gets none. */
export class Coverage implements Fold<CoverageState> {
  readonly #shape: ProofShape
  readonly #tokens: number
  /** A row of `outcomeCount` counts for each token. */
  readonly #counts: Float64Array
  /** By pair: recipients with a token that has no value, and with one that is empty. */
  readonly #pairsWithoutValue: Float64Array
  readonly #pairsEmpty: Float64Array
  readonly #skipped = new Map<string, number>()
  #recipients = 0
  #withoutEmpty = 0
  #allValues = 0

  constructor(shape: ProofShape) {
    this.#shape = shape
    this.#tokens = shape.pairs.reduce((sum, { tokens }) => sum + tokens.length, 0)
    this.#counts = new Float64Array(this.#tokens * outcomeCount)
    this.#pairsWithoutValue = new Float64Array(shape.pairs.length)
    this.#pairsEmpty = new Float64Array(shape.pairs.length)
  }

  get recipients(): number {
    return this.#recipients
  }

  add({ outcomes }: Pick<MeasuredRow, 'outcomes'>): void {
    let empty = 0
    let noValue = 0
    const counts = this.#counts
    const { pairs } = this.#shape
    for (let pair = 0, token = 0, end = 0; pair < pairs.length; pair++) {
      let pairEmpty = 0
      let pairNoValue = 0
      for (end += pairs[pair]?.tokens.length ?? 0; token < end; token++) {
        const outcome = outcomes[token] ?? 0
        const at = token * outcomeCount + outcome
        counts[at] = (counts[at] ?? 0) + 1
        pairEmpty |= isEmpty[outcome] ?? 0
        pairNoValue |= isNoValue[outcome] ?? 0
      }
      if (pairNoValue === 0) continue
      noValue = 1
      empty |= pairEmpty
      this.#pairsWithoutValue[pair] = (this.#pairsWithoutValue[pair] ?? 0) + 1
      this.#pairsEmpty[pair] = (this.#pairsEmpty[pair] ?? 0) + pairEmpty
    }
    this.#recipients++
    if (empty === 0) this.#withoutEmpty++
    if (noValue === 0) this.#allValues++
  }

  skip({ reason }: Pick<SkippedRow, 'reason'>): void {
    this.#skipped.set(reason, (this.#skipped.get(reason) ?? 0) + 1)
  }

  merge(state: CoverageState): void {
    this.#recipients += state.recipients
    this.#withoutEmpty += state.withoutEmpty
    this.#allValues += state.allValues
    for (const [reason, count] of Object.entries(state.skipped)) {
      this.#skipped.set(reason, (this.#skipped.get(reason) ?? 0) + count)
    }
    for (const [pair, [withoutValue, empty]] of state.pairs.entries()) {
      this.#pairsWithoutValue[pair] = (this.#pairsWithoutValue[pair] ?? 0) + withoutValue
      this.#pairsEmpty[pair] = (this.#pairsEmpty[pair] ?? 0) + empty
    }
    for (const [token, entries] of state.tokens.entries()) {
      for (const [from, missing, count] of entries) {
        const at = token * outcomeCount + outcomeOf(from, missing)
        this.#counts[at] = (this.#counts[at] ?? 0) + count
      }
    }
  }

  state(): CoverageState {
    return {
      recipients: this.#recipients,
      withoutEmpty: this.#withoutEmpty,
      allValues: this.#allValues,
      skipped: this.skipped(),
      pairs: this.#shape.pairs.map((_, pair) => [this.#pairsWithoutValue[pair] ?? 0, this.#pairsEmpty[pair] ?? 0]),
      tokens: Array.from({ length: this.#tokens }, (_, token) =>
        this.#countsOf(token).map(([outcome, count]) => [sourceOf(outcome), missingOf(outcome), count] as const),
      ),
    }
  }

  /** Returns how many are skipped for each reason, in the order of the codes. */
  skipped(): Record<string, number> {
    return Object.fromEntries([...this.#skipped].sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  /** Returns the percentage of recipients whose message has no empty piece: two decimals, rounded down; null without recipients. */
  coverage(): number | null {
    return percent(this.#withoutEmpty, this.#recipients)
  }

  /** Returns the percentage of recipients who have a value for every token: two decimals, rounded down; null without recipients. */
  personalized(): number | null {
    return percent(this.#allValues, this.#recipients)
  }

  /** Returns what a pair as a whole comes to. Without tokens it has a value for every recipient. */
  outcomeOf(pair: number): PairOutcome {
    const empty = this.#pairsEmpty[pair] ?? 0
    const withoutValue = this.#pairsWithoutValue[pair] ?? 0
    return { value: this.#recipients - withoutValue, default: withoutValue - empty, empty }
  }

  /** Returns the counts of a pair's tokens, one row for each occurrence, in the order of the template. */
  tokensOf(pair: number): TokenCoverage[] {
    const { tokens, firstToken } = this.#shape.pairs[pair] ?? { tokens: [], firstToken: 0 }
    return tokens.map((token, index) => {
      const sums = { value: 0, default: 0, empty: 0 }
      const missing: Partial<Record<MissingKind, number>> = {}
      const counts = this.#countsOf(firstToken + index)
      for (const [outcome, count] of counts) sums[sourceOf(outcome)] += count
      for (const kind of missingKinds) {
        const of = counts.reduce((sum, [outcome, count]) => sum + (missingOf(outcome) === kind ? count : 0), 0)
        if (of > 0) missing[kind] = of
      }
      return { token, ...sums, missing }
    })
  }

  #countsOf(token: number): [outcome: number, count: number][] {
    const row = this.#counts.subarray(token * outcomeCount, (token + 1) * outcomeCount)
    return [...row.entries()].filter(([, count]) => count > 0)
  }
}

function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((10_000 * part) / whole) / 100
}
