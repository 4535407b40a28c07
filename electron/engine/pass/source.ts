import type { Recipient } from '#shared/sample/recipient'

/**
 * What a pass needs to know of a recipient, or of a profile that is none; `slot` is the recommendation without an item, where that is
 * the reason. A source may say more.
 */
export type PassCandidate =
  | { readonly status: 'ready'; readonly recipient: Recipient }
  | { readonly status: 'skipped'; readonly reason: string; readonly slot?: string | null }

/** What becomes of one profile: its recipients, or one candidate that is skipped. */
export interface ProfileOutcome<Candidate extends PassCandidate> {
  /**
   * Rises from one profile to the next, so that ties can be broken by the order of the source: in the cache the profile's id, of
   * lines the line's number.
   */
  readonly profile: number
  readonly candidates: readonly Candidate[]
}

/** Where a pass takes its candidates from. A part of a source, such as a range of profiles, is a source as well. */
export interface Source<Candidate extends PassCandidate> {
  /** How many profiles there are. */
  readonly total: number
  /** Every profile in order, some hundred at a time. A page is made when it is asked for; `return` lets go of what it is read with. */
  pages(): Iterator<readonly ProfileOutcome<Candidate>[], unknown>
}
