import { type Candidate, type CandidateRow, type Extremes, hashOf, keep, sameOutcomes } from '#shared/proof/candidate'

interface Kept {
  readonly candidate: Candidate
  /** What each text was when it came: see `Extremes.at`. */
  readonly extremes: readonly number[]
}

/** Compacted when it has grown to twice of what was left the last time, and not before there are that many. */
const leastCompacted = 1024

/**
 * The first recipient of every set of facts. Two with the same outcomes and with the same longest and shortest texts show the same, so
 * that a choice among all recipients never takes the later one. A text that is the longest so far may not stay it; a recipient that is the
 * longest in the end was so when it came, which is why equal facts then mean equal facts in the end.
 */
export class DistinctCandidates {
  readonly #extremes: Extremes
  #byHash = new Map<number, Kept[]>()
  #size = 0
  #compactedSize = leastCompacted
  #now: number[] = []

  /** `extremes` has to have seen a recipient before it is added. */
  constructor(extremes: Extremes) {
    this.#extremes = extremes
  }

  /** `hash` is that of the row's outcomes, where it is known. */
  add(row: CandidateRow, hash = hashOf(row.outcomes)): void {
    this.#insert(row, hash)
    if (this.#size > 2 * this.#compactedSize) this.#compact()
  }

  /** Returns the first recipient of every set of facts, in cache order. */
  all(): Candidate[] {
    this.#compact()
    return this.#inOrder()
  }

  #insert(row: CandidateRow, outcomesHash: number): void {
    const { lengths } = row
    const now = this.#now
    let hash = outcomesHash
    for (let pair = 0; pair < lengths.length; pair++) {
      const length = lengths[pair] ?? 0
      const extreme = this.#extremes.at(pair, length)
      now[pair] = extreme
      if (extreme > 0) hash = Math.imul(Math.imul(hash ^ (pair + 1), 0x01000193) ^ extreme ^ (length << 2), 0x01000193)
    }
    const others = this.#byHash.get(hash)
    if (others !== undefined) {
      for (const { candidate, extremes } of others) if (hasSameFacts(candidate, extremes, row, now)) return
    }
    const kept = { candidate: keep(row), extremes: now.slice(0, lengths.length) }
    if (others === undefined) this.#byHash.set(hash, [kept])
    else others.push(kept)
    this.#size++
  }

  /** Judges everything kept by the longest and shortest texts that are known by now. */
  #compact(): void {
    const kept = this.#inOrder()
    this.#byHash = new Map()
    this.#size = 0
    for (const candidate of kept) this.#insert(candidate, hashOf(candidate.outcomes))
    this.#compactedSize = Math.max(leastCompacted, this.#size)
  }

  #inOrder(): Candidate[] {
    return [...this.#byHash.values()]
      .flatMap((kept) => kept.map(({ candidate }) => candidate))
      .sort((a, b) => a.position - b.position)
  }
}

function hasSameFacts(
  candidate: Candidate,
  extremes: readonly number[],
  row: CandidateRow,
  now: readonly number[],
): boolean {
  if (!sameOutcomes(candidate.outcomes, row.outcomes)) return false
  for (let pair = 0; pair < extremes.length; pair++) {
    if (extremes[pair] !== now[pair]) return false
    if (now[pair] !== 0 && candidate.lengths[pair] !== row.lengths[pair]) return false
  }
  return true
}
