import { BestCandidates } from '#shared/proof/best-candidates'
import { type CandidateRow, Extremes, hashOf } from '#shared/proof/candidate'
import { DistinctCandidates } from '#shared/proof/distinct-candidates'
import { factsOf } from '#shared/proof/facts'
import type { Fold, MeasuredRow, ProofShape, SkippedRow } from '#shared/proof/fold'
import { greedyCover } from '#shared/proof/greedy-cover'
import type { Measure } from '#shared/proof/measure'
import { factWords, skippedWords } from '#shared/proof/persona-words'

/** A real user, and what of the message it shows that no persona before it does. */
export interface Persona {
  readonly identity: string
  readonly shows: readonly string[]
}

export interface ChosenPersona extends Persona {
  readonly position: number
  /** The code of the reason to be skipped; null for a recipient. */
  readonly reason: string | null
}

export interface PersonasState {
  /** Whether there were more combinations of outcomes than are all kept. */
  readonly isBounded: boolean
  readonly candidates: readonly (readonly [
    position: number,
    identity: string,
    outcomes: readonly number[],
    lengths: readonly number[],
  ])[]
  readonly skipped: readonly SkippedRow[]
}

/** What a row tells of its user. */
interface PersonaRow extends Pick<MeasuredRow, 'position' | 'identity' | 'outcomes'> {
  readonly measures: readonly Pick<Measure, 'codePoints'>[]
}

/** More different combinations of what tokens came to are not all kept. */
const maxCombinations = 20_000

/**
 * Finds the smallest set of users that between them show everything: of each token every source and every kind of missing, of each
 * pair the longest and the shortest text (in code points), and every reason to be skipped. Greedy set cover, ties by cache order.
 *
 * The set is the one that the greedy choice over all recipients gives, as long as the outcomes of their tokens combine in at most 20,000
 * ways; what is kept is then one recipient for every set of facts. Beyond that it still shows everything, and is chosen among the
 * 20,000 combinations that show the most and the first recipient for each fact: with that many combinations the first choices are among
 * them, but the set may turn out larger than the greedy one by a few users.
 */
export class Personas implements Fold<PersonasState> {
  readonly #shape: ProofShape
  readonly #tokens: number
  readonly #limit: number
  readonly #combinations = new Set<number>()
  readonly #extremes: Extremes
  readonly #lengths: number[] = []
  readonly #skipped = new Map<string, SkippedRow>()
  #kept: DistinctCandidates | BestCandidates

  constructor(shape: ProofShape, limit = maxCombinations) {
    this.#shape = shape
    this.#limit = limit
    this.#tokens = shape.pairs.reduce((sum, { tokens }) => sum + tokens.length, 0)
    this.#extremes = new Extremes(shape.pairs.length)
    this.#kept = new DistinctCandidates(this.#extremes)
  }

  add({ position, identity, outcomes, measures }: PersonaRow): void {
    for (let pair = 0; pair < measures.length; pair++) this.#lengths[pair] = measures[pair]?.codePoints ?? 0
    this.#see({ position, identity, outcomes, lengths: this.#lengths })
  }

  skip(row: SkippedRow): void {
    if (!this.#skipped.has(row.reason)) this.#skipped.set(row.reason, row)
  }

  merge({ isBounded, candidates, skipped }: PersonasState): void {
    if (isBounded) this.#bound()
    for (const [position, identity, outcomes, lengths] of candidates) {
      this.#see({ position, identity, outcomes, lengths })
    }
    for (const row of skipped) this.skip(row)
  }

  state(): PersonasState {
    return {
      isBounded: this.#isBounded,
      candidates: this.#kept
        .all()
        .map(({ position, identity, outcomes, lengths }) => [position, identity, outcomes, lengths]),
      skipped: [...this.#skipped.values()].map(({ position, identity, reason }) => ({ position, identity, reason })),
    }
  }

  /** Returns the personas, those that show the most first. */
  personas(): Persona[] {
    return this.chosen().map(({ identity, shows }) => ({ identity, shows }))
  }

  /** Returns the personas with their places in cache order, and why those are skipped that are. */
  chosen(): ChosenPersona[] {
    const skipped = [...this.#skipped.values()].map((row, index) => ({ ...row, facts: [-1 - index] }))
    const members = this.#kept
      .all()
      .map((candidate) => ({ ...candidate, facts: factsOf(candidate, this.#extremes), reason: null }))
    const inOrder = [...members, ...skipped].sort((a, b) => a.position - b.position)
    return greedyCover(inOrder).map(({ member: { identity, reason, position }, shows }) => ({
      position,
      identity,
      reason,
      shows: reason === null ? shows.map((fact) => factWords(fact, this.#tokens, this.#shape)) : [skippedWords(reason)],
    }))
  }

  get #isBounded(): boolean {
    return this.#kept instanceof BestCandidates
  }

  #see(row: CandidateRow): void {
    this.#extremes.see(row.lengths)
    const hash = hashOf(row.outcomes)
    if (!this.#isBounded && !this.#combinations.has(hash)) {
      this.#combinations.add(hash)
      if (this.#combinations.size > this.#limit) this.#bound()
    }
    this.#kept.add(row, hash)
  }

  #bound(): void {
    if (this.#isBounded) return
    const best = new BestCandidates(this.#limit)
    for (const candidate of this.#kept.all()) best.add(candidate)
    this.#combinations.clear()
    this.#kept = best
  }
}
