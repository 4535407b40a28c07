import type { Properties, Value } from '#shared/sample/value'

/** One occurrence. `ts` is in milliseconds since 1970. */
export interface SampleEvent {
  readonly name: string
  readonly ts: number
  readonly properties: Properties
  /** Which of the profile's events of this name it is: 1 is the newest. Only for people to read. */
  readonly place?: { readonly nth: number; readonly of: number }
}

/** A recommended item: its catalog columns, and why it was picked. */
export interface Item {
  readonly id: string
  readonly columns: Properties
  /** Its place among all related items, from 1. */
  readonly rank?: number
  /** How many profiles relate it to the item of the last action. */
  readonly relatedBy?: number
  /** The last action that it rests on; imported results rest on none. */
  readonly basis?: ItemBasis
}

/** The item of a recipient's last action, by its id, and when that was, in milliseconds since 1970. */
export interface ItemBasis {
  readonly item: string
  readonly ts: number
}

/** One profile with the event that triggers the message (if any), its constant values and its recommended items. */
export interface Recipient {
  readonly identity: string
  /** Every property by the name that tokens use: `Identity`, `Name`, `City`, … */
  readonly profile: Properties
  readonly event: SampleEvent | null
  /** The newest event of each name at or before as-of. Need only hold the names that the draft's tokens use. */
  readonly newest: ReadonlyMap<string, SampleEvent>
  /** Newest first. */
  readonly constant: readonly Value[]
  readonly items: ReadonlyMap<string, Item>
  /** The clock of the proof, in milliseconds since 1970. */
  readonly asOf: number
  /** When the profile was imported, in milliseconds since 1970, where that is known. */
  readonly importedAt?: number
}
