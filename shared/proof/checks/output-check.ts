import type { PairGaps } from '#shared/proof/pair-gaps'
import type { Severity } from '#shared/template/diagnostic'

/** One text of one recipient, and what is known about its gaps. */
export interface OutputText {
  readonly text: string
  /** Bits of `traits`. */
  readonly traits: number
  readonly pair: PairGaps
  /** For each token of the pair, 1 where it came to nothing that can be seen. */
  readonly gaps: Uint8Array
  /** Whether any token did. */
  readonly hasGap: boolean
}

/** Looks for one flaw in resolved texts. */
export interface OutputCheck {
  /** Never changes its meaning. */
  readonly code: string
  readonly severity: Severity
  /** Bits of `traits` of which a text has to have one; 0 where it takes more than that to tell. */
  readonly needs: number
  /** Whether a text has to have a gap; left out where it need not. */
  readonly needsGap?: true
  /** What is wrong, after “The text”. */
  readonly says: string
  /** What to do about it. */
  readonly advice: string
  /** Returns whether a text has the flaw. */
  finds(text: OutputText): boolean
}
