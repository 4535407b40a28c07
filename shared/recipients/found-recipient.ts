import type { Why } from '#shared/audience/explain'
import type { NoItemReason } from '#shared/recommend/no-item'
import type { PlainRecipient } from '#shared/sample/recipient-json'
import type { Value } from '#shared/sample/value'

/** The user whose message is shown, a recipient or skipped. */
export interface FoundRecipient {
  readonly profile: number
  readonly name: string | null
  readonly recipient: PlainRecipient
  readonly status: 'ready' | 'skipped'
  /** Why the profile would not get the message, as the rest of a sentence that begins with “The user”. */
  readonly reason: string | null
  /** The code of that reason; null for a recipient. */
  readonly reasonCode: string | null
  /** The same with what it comes from; null for a recipient, and where the trigger has nothing to say. */
  readonly why: Why | null
  /** What could trigger the message, newest first, at most 100, each with its constant value; empty without a triggering event. */
  readonly occurrences: readonly { readonly nth: number; readonly ts: number; readonly constant: Value | null }[]
  readonly occurrenceCount: number
  readonly nth: number
  /** The recommendation that has no item for the profile, where that is the reason. */
  readonly emptySlot: string | null
  /** Why it has none; null where it is not the reason. */
  readonly emptyReason: NoItemReason | null
  /** Slots that are still being counted: the recipient has no items for them yet. After `store:changed`, ask again. */
  readonly counting: readonly string[]
}
