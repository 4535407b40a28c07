import type { PassCandidate } from './source.ts'

/** Takes in candidates one by one, in the order of their source, and makes something of them. */
export interface Fold<Candidate extends PassCandidate> {
  /** All candidates of a profile come one after the other. */
  add(candidate: Candidate, profile: number): void
}

/** A fold that writes to somewhere, and sets the pace. */
export interface WritingFold<Candidate extends PassCandidate> {
  /** Wait for the promise, where there is one, before the next call. */
  add(candidate: Candidate, profile: number): Promise<void> | undefined
  /** Whether it takes no further candidate. */
  readonly isFull: boolean
  /** How many payloads it has written. */
  readonly written: number
}
