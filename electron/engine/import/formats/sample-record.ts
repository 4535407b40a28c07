import type { ReaderOptions } from './reader-options.ts'
import type { NoteCode } from '#shared/sample/import-report'
import type { Properties, Value } from '#shared/sample/value'

/** Who a record is about. A record without any of these is rejected. */
export interface Subject {
  /** The customer's own id, trimmed and not empty. */
  readonly identity: string | null
  /** CleverTap's id of a device (`objectId`). An event that has nothing else belongs to an anonymous profile of this id. */
  readonly device: string | null
  /** More ids of the same user, which later records may name it by. */
  readonly alternateIds?: readonly string[]
  /** Further ids that CleverTap itself says are this user's: a profile that has one of them is the same. */
  readonly allIdentities?: readonly string[]
  /** More devices of the user. An anonymous profile of one of them is this user's. */
  readonly furtherDevices?: readonly string[]
  /** The property that the identity is, where the record has no other: an e-mail address or a phone number. */
  readonly contact?: 'Email' | 'Phone'
}

/** A multi-value operator of the upload API (https://developer.clevertap.com/docs/upload-user-profiles-api). */
export interface PropertyChange {
  readonly property: string
  readonly operator: '$add' | '$remove' | '$set' | '$delete' | '$incr' | '$decr'
  readonly value: Value
}

export interface ProfileRecord extends Subject {
  readonly kind: 'profile'
  /** When the record was made, in milliseconds since 1970, where the file says so. */
  readonly ts: number | null
  /** By the names that tokens use. `Identity` and `CleverTap ID` are among them. Own properties only. */
  readonly properties: Properties
  readonly changes: readonly PropertyChange[]
  /** The record brings events too: that it says nothing new of the profile makes it no duplicate. */
  readonly accompaniesEvents?: boolean
}

export interface EventRecord extends Subject {
  readonly kind: 'event'
  readonly name: string
  /** In milliseconds since 1970; null where the format may leave it out, and the time of the import stands in. */
  readonly ts: number | null
  readonly properties: Properties
  /** What the record says about the profile besides: set where the profile does not have it yet. */
  readonly profile: Properties | null
}

export interface ItemRecord {
  readonly kind: 'item'
  readonly catalog: string
  readonly id: string
  readonly columns: Properties
  /** Comes from a rejects file: the catalog that is there gets it, instead of being replaced. */
  readonly isCorrected?: boolean
}

/** An item that was recommended elsewhere; `slot` is empty where it is for any. Rank 1 comes first. */
export interface ResultRecord {
  readonly kind: 'result'
  readonly identity: string
  readonly slot: string
  readonly rank: number
  readonly item: string
}

export type SampleRecord = ProfileRecord | EventRecord | ItemRecord | ResultRecord

/** A part of a record that cannot be used although others can; `raw` can be corrected and imported by itself. */
export interface PartReject {
  readonly kind: 'reject'
  readonly raw: string
  readonly reason: string
  /** How `raw` has to be read, where that is not how its file was read. */
  readonly readAs?: ReaderOptions
}

/** A record that holds nothing to import, and what is said of it. */
export interface PartNote {
  readonly kind: 'note'
  readonly code: NoteCode
  readonly message: string
}

/** What a record of several comes to. */
export type RecordPart = SampleRecord | PartReject | PartNote
