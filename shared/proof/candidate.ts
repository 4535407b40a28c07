/** A recipient that may become a persona: whose it is, what each token came to, and how long each text is, in code points. */
export interface Candidate {
  readonly position: number
  readonly identity: string
  readonly outcomes: readonly number[]
  readonly lengths: readonly number[]
}

/** The same, as the walk hands it out: the arrays are used again for the next recipient. */
export interface CandidateRow {
  readonly position: number
  readonly identity: string
  readonly outcomes: ArrayLike<number>
  readonly lengths: ArrayLike<number>
}

/** Returns a copy that can be kept. */
export function keep({ position, identity, outcomes, lengths }: CandidateRow): Candidate {
  return { position, identity, outcomes: Array.from(outcomes), lengths: Array.from(lengths) }
}

/** Returns a 32-bit number that is equal for equal outcomes. */
export function hashOf(outcomes: ArrayLike<number>): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < outcomes.length; i++) hash = Math.imul(hash ^ ((outcomes[i] ?? 0) + i), 0x01000193)
  return hash >>> 0
}

/** Returns whether two recipients have the same outcomes. */
export function sameOutcomes(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** The shortest and the longest text of each pair so far. */
export class Extremes {
  readonly #min: Float64Array
  readonly #max: Float64Array

  constructor(pairs: number) {
    this.#min = new Float64Array(pairs).fill(Infinity)
    this.#max = new Float64Array(pairs).fill(-1)
  }

  /** Takes in the lengths of one recipient. */
  see(lengths: ArrayLike<number>): void {
    for (let pair = 0; pair < lengths.length; pair++) {
      const length = lengths[pair] ?? 0
      if (length > (this.#max[pair] ?? 0)) this.#max[pair] = length
      if (length < (this.#min[pair] ?? 0)) this.#min[pair] = length
    }
  }

  /** Returns what a length of a pair is: 0 neither, 1 the longest, 2 the shortest, 3 both. */
  at(pair: number, length: number): number {
    return (length === this.#max[pair] ? 1 : 0) + (length === this.#min[pair] ? 2 : 0)
  }
}
