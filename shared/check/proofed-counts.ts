import type { MissingKind } from '#shared/sample/missing'

/** What the tokens of a draft come to for its recipients, where that is proofed. */
export interface ProofedCounts {
  readonly recipients: number
  /**
   * By pair of the draft, and in it by token in the order of the template: for how many recipients the value is missing, in each kind.
   * Undefined for a pair that was edited since.
   */
  readonly pairs: readonly (readonly Readonly<Partial<Record<MissingKind, number>>>[] | undefined)[]
}
