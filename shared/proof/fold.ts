import type { Measure } from '#shared/proof/measure'

/** One recipient of a draft, as the pass over all of them finds it. */
export interface ProofRow {
  /** The place in cache order: higher than that of every recipient before. */
  readonly position: number
  readonly identity: string
  /** The text of each pair. */
  readonly texts: readonly string[]
  /** What each token came to (`Message.tokens`). The array is used again for the next recipient. */
  readonly outcomes: Uint8Array
  /** Bytes of the payload. */
  readonly bytes: number
}

/** A row with the measures of its texts. They are used again for the next recipient too. */
export interface MeasuredRow extends ProofRow {
  readonly measures: readonly Measure[]
}

/** A user who does not get the message. */
export interface SkippedRow {
  readonly position: number
  readonly identity: string
  /** The code of the reason, such as `stopped`. */
  readonly reason: string
}

/**
 * Something that is worked out in one walk over all recipients. Folds over disjoint stretches in cache order, merged in their order, give
 * byte for byte what one fold over everything gives; a state is plain JSON, so that a stretch can be walked in another thread or process.
 */
export interface Fold<State> {
  add(row: MeasuredRow): void
  skip?(row: SkippedRow): void
  /** Adds the state of a fold over the stretch that follows. */
  merge(state: State): void
  state(): State
}

/** What a proof needs to know of its draft before it begins. */
export interface ProofShape {
  readonly pairs: readonly PairShape[]
}

export interface PairShape {
  readonly key: string
  /** Where the pair's outcomes begin, and how many there are. */
  readonly firstToken: number
  /** In canonical spelling, one for each occurrence, in the order of the template. */
  readonly tokens: readonly string[]
  readonly template: string
}
