import type { Why } from '#shared/audience/explain'
import type { NoItemReason } from '#shared/recommend/no-item'
import type { CatalogChanges } from '#shared/sample/catalog-changes'
import type { Properties, Value } from '#shared/sample/value'

/** JSON text of a `Content`. Read it with parseJson, so that numbers keep their digits. */
export type Json<Content> = string & { readonly content?: Content }

/** One file that was taken in. Times are milliseconds since 1970. */
export interface ImportRow {
  readonly id: number
  readonly file: string
  readonly bytes: number
  readonly format: string
  readonly profiles: number
  readonly events: number
  readonly items: number
  readonly rejected: number
  readonly duplicates: number
  readonly importedAt: number
}

export interface SamplesSummary {
  readonly profiles: number
  readonly events: number
  readonly catalogs: readonly { readonly name: string; readonly items: number }[]
  readonly imports: readonly ImportRow[]
  /** The cache's own clock: its newest event. In milliseconds since 1970. */
  readonly asOf: number
  /** Whether every profile can be found by search yet. */
  readonly indexed: boolean
}

/** A profile as a line of a list. */
export interface ProfileLine {
  readonly id: number
  readonly identity: string
  readonly anonymous: boolean
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
}

export interface ProfilePage {
  readonly total: number
  readonly rows: readonly ProfileLine[]
}

export interface ProfileDetail {
  readonly id: number
  readonly identity: string
  readonly anonymous: boolean
  /** Further identities that it has had. */
  readonly identities: readonly string[]
  readonly properties: Properties
  readonly events: number
  /** In milliseconds since 1970. */
  readonly importedAt: number
}

export interface EventLine {
  readonly name: string
  readonly ts: number
  readonly properties: Properties
}

export interface EventPage {
  readonly total: number
  readonly rows: readonly EventLine[]
}

export interface ItemLine {
  readonly id: string
  /** By the catalog's columns; every cell is text. */
  readonly columns: Properties
}

export interface ItemPage {
  /** How many items there are, or were found; a search ends when it has found a thousand. */
  readonly total: number
  /** More items hold the text than were counted. */
  readonly isCut: boolean
  /** Every column that an item of the catalog has, in the order of the file. */
  readonly columns: readonly string[]
  readonly rows: readonly ItemLine[]
}

export interface RejectRow extends RejectLine {
  readonly raw: string
}

export interface RejectPage {
  readonly total: number
  readonly rows: readonly RejectRow[]
}

/** A recipient at hand; null where no profile is one. `recipient` is what `plainRecipient` makes. */
export interface RecipientAnswer {
  readonly profile: number
  readonly name: string | null
  readonly recipient: unknown
  readonly status: 'ready' | 'skipped'
  /** Why the profile would not get the message, as the rest of a sentence that begins with “The user”. */
  readonly reason: string | null
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
  /** The slots that are being counted: the recipient has no items for them yet, and `store:changed` tells when it may have. */
  readonly counting: readonly string[]
}

/** A reject as a line of a list. */
export interface RejectLine {
  readonly line: number
  readonly offset: number
  readonly reason: string
}

/** What became of one file. Times are milliseconds. */
export interface ImportedFile {
  readonly file: string
  readonly format: string
  readonly profiles: number
  readonly events: number
  readonly items: number
  readonly rejected: number
  /** Records that said nothing new; all of them when the very same file was imported before. */
  readonly duplicates: number
  readonly newProfiles: number
  readonly bytes: number
  readonly durationMs: number
  readonly notes: readonly string[]
  /** What replacing a catalog changed; null where none was replaced. */
  readonly changes: CatalogChanges | null
  /** The first rejects; all of them are in the cache, and in the rejects file if one was asked for. */
  readonly rejects: readonly RejectLine[]
}

/** A file that could not be imported at all, and why. */
export interface FileFailure {
  readonly file: string
  readonly message: string
}

/** What became of an import. A file is in the cache whole or not at all. */
export interface ImportAnswer {
  readonly imports: readonly ImportedFile[]
  /** `grant` is for trying the file again, in another format or with an event's name. */
  readonly failures: readonly (FileFailure & { readonly grant: string })[]
  readonly cancelled: boolean
}

/** What became of an export. */
export interface ExportAnswer {
  /** For people: the name of the file or folder. */
  readonly out: string
  readonly shape: string
  readonly recipients: number
  readonly written: number
  readonly skipped: Readonly<Record<string, number>>
  /** The first hundred. */
  readonly refused: readonly { readonly identity: string; readonly problems: readonly string[] }[]
  readonly refusedCount: number
  readonly warnings: readonly { readonly message: string; readonly count: number; readonly identity: string }[]
  readonly sha256: string
  readonly bytes: number
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[]
  readonly cancelled: boolean
}
