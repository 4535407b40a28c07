import { type Candidate, type CandidateRow, hashOf, keep, sameOutcomes } from '#shared/proof/candidate'
import { tokenFacts } from '#shared/proof/facts'

/**
 * What is kept where recipients differ in more ways than can be remembered: of `limit` different combinations of outcomes the first
 * recipient each, those that show the most; besides, the first to show each fact, and the first longest and shortest text of each pair.
 * Which those are does not depend on where the walk was divided.
 */
export class BestCandidates {
  readonly #limit: number
  #byHash = new Map<number, Candidate[]>()
  #size = 0
  /** By fact. */
  readonly #firsts = new Map<number, Candidate>()
  readonly #longest: Candidate[] = []
  readonly #shortest: Candidate[] = []

  constructor(limit: number) {
    this.#limit = limit
  }

  /** `hash` is that of the row's outcomes, where it is known. */
  add(row: CandidateRow, hash = hashOf(row.outcomes)): void {
    const { outcomes, lengths } = row
    let kept: Candidate | undefined
    for (let token = 0; token < outcomes.length; token++) {
      for (const fact of tokenFacts(token, outcomes[token] ?? 0)) {
        if (!this.#firsts.has(fact)) this.#firsts.set(fact, (kept ??= keep(row)))
      }
    }
    for (let pair = 0; pair < lengths.length; pair++) {
      const length = lengths[pair] ?? 0
      if (length > (this.#longest[pair]?.lengths[pair] ?? -1)) this.#longest[pair] = kept ??= keep(row)
      if (length < (this.#shortest[pair]?.lengths[pair] ?? Infinity)) this.#shortest[pair] = kept ??= keep(row)
    }
    const others = this.#byHash.get(hash)
    if (others?.some((other) => sameOutcomes(other.outcomes, outcomes)) === true) return
    kept ??= keep(row)
    if (others === undefined) this.#byHash.set(hash, [kept])
    else others.push(kept)
    if (++this.#size > 2 * this.#limit) this.#prune()
  }

  /** Returns what is kept, in cache order. */
  all(): Candidate[] {
    this.#prune()
    const kept = [...this.#byHash.values(), [...this.#firsts.values()], this.#longest, this.#shortest].flat()
    const byPosition = new Map(kept.map((candidate) => [candidate.position, candidate]))
    return [...byPosition.values()].sort((a, b) => a.position - b.position)
  }

  #prune(): void {
    const best = [...this.#byHash]
      .flatMap(([hash, candidates]) => candidates.map((candidate) => ({ hash, candidate, shows: shows(candidate) })))
      .sort((a, b) => b.shows - a.shows || a.hash - b.hash || compare(a.candidate.outcomes, b.candidate.outcomes))
      .slice(0, this.#limit)
    this.#byHash = new Map()
    for (const { hash, candidate } of best) {
      const others = this.#byHash.get(hash)
      if (others === undefined) this.#byHash.set(hash, [candidate])
      else others.push(candidate)
    }
    this.#size = best.length
  }
}

/** How many facts a recipient's tokens show. */
function shows({ outcomes }: Candidate): number {
  return outcomes.reduce((sum, outcome, token) => sum + tokenFacts(token, outcome).length, 0)
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((outcome, i) => outcome !== b[i])
  return (a[at] ?? 0) - (b[at] ?? 0)
}
