import type { SkipReason } from '#shared/recommend/no-item'
import type { Recipient } from '#shared/sample/recipient'
import type { StoredProfile } from '../store/profiles.ts'

/**
 * A profile that gets the message, or one that does not and why; `slot` is the recommendation without an item, where that is the
 * reason.
 */
export type Candidate = {
  readonly profile: StoredProfile
  readonly recipient: Recipient
  /** The id in the cache of the event that triggers the message; null where there is none. */
  readonly event: number | null
} & (
  | { readonly status: 'ready' }
  | { readonly status: 'skipped'; readonly reason: SkipReason; readonly slot: string | null }
)

/** What becomes of one profile: the occurrences that it gets the message for, or one candidate that is skipped. */
export interface ProfileCandidates {
  readonly profile: number
  readonly candidates: readonly Candidate[]
}
