import type { Decided } from '../decide/decided.ts'
import type { StoredProfile } from '../store/profiles.ts'

/** A profile of the cache with what becomes of it. */
export type Candidate = Decided<StoredProfile>

/** What becomes of one profile: the occurrences that it gets the message for, or one candidate that is skipped. */
export interface ProfileCandidates {
  readonly profile: number
  readonly candidates: readonly Candidate[]
}
