import type { Why } from '#shared/audience/explain'
import type { NoItemReason } from '#shared/recommend/no-item'
import type { Value } from '#shared/sample/value'

/** How many users get a draft's message, and how many do not for which reason, as far as they are counted. */
export interface CensusFigures {
  /** What to ask pages and further figures of. */
  readonly census: number
  /** Profiles: all, those that were looked at, and those that get the message. */
  readonly total: number
  readonly seen: number
  readonly people: number
  /** Messages: a profile gets one for each constant value that its event has. */
  readonly recipients: number
  readonly reasons: Readonly<Record<string, number>>
  /** The clock, in milliseconds since 1970. */
  readonly asOf: number
  readonly done: boolean
  /** Users skipped for want of an item, by the first slot without one. */
  readonly withoutItem: readonly { readonly slot: string; readonly reason: NoItemReason; readonly count: number }[]
  /** Slots that are still being counted: no user is skipped for want of their items. After `store:changed`, ask again. */
  readonly counting: readonly string[]
}

/** Which rows of a census are wanted: the recipients, or the other users, skipped for any reason or for some. */
export interface CensusWanted {
  readonly skipped: boolean
  readonly reasons: readonly string[] | null
  /** Part of an identity, e-mail, phone or name; empty for all. */
  readonly text: string
}

/** A recipient, or a profile that is skipped and why. */
export interface CensusRow {
  readonly profile: number
  /** Which of the profile's qualifying occurrences: 1 is the newest. */
  readonly nth: number
  readonly identity: string
  readonly name: string | null
  readonly event: { readonly name: string; readonly ts: number } | null
  readonly constant: readonly Value[]
  /** What each slot recommends, by the item's `Name`, or else its identity. */
  readonly items: readonly { readonly slot: string; readonly name: string }[]
  /** Null for a recipient. */
  readonly reason: string | null
  /** The slot without an item, where that is the reason. */
  readonly emptySlot: string | null
  /** Null for a recipient, and where the trigger has nothing to say. */
  readonly why: Why | null
}

export interface CensusPage {
  readonly total: number
  readonly rows: readonly CensusRow[]
}
