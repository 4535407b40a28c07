import type { SkipReason } from '#shared/recommend/no-item'
import type { Recipient } from '#shared/sample/recipient'
import type { Properties } from '#shared/sample/value'

/** A profile as deciding needs it: of the cache, or of a line. */
export interface DecidedProfile {
  readonly identity: string
  readonly properties: Properties
  /** In milliseconds since 1970, where that is known. */
  readonly importedAt?: number
}

/**
 * A profile that gets the message, or one that does not and why; `slot` is the recommendation without an item, where that is the
 * reason.
 */
export type Decided<Profile> = {
  readonly profile: Profile
  readonly recipient: Recipient
  /** The place in the history of the event that triggers the message, in the cache its id; null where there is none. */
  readonly event: number | null
} & (
  | { readonly status: 'ready' }
  | { readonly status: 'skipped'; readonly reason: SkipReason; readonly slot: string | null }
)
