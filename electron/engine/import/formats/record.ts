import type { Properties, Value } from '#shared/sample/value'

/** Who a record is about. A record without any of these is rejected. */
export interface Subject {
  /** The customer's own id, trimmed and not empty. */
  readonly identity: string | null
  /** CleverTap's id of a device (`objectId`). An event that has nothing else belongs to an anonymous profile of this id. */
  readonly device: string | null
  /** More ids of the same user, which later records may name it by. */
  readonly alternateIds?: readonly string[]
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
  readonly kind: 'flaw'
  readonly raw: string
  readonly reason: string
}

/** What a record of several comes to. */
export type RecordPart = SampleRecord | PartReject

/** Where a record stands in its file. */
export interface Place {
  /** From 1, of the record's first line. */
  readonly line: number
  /** In bytes from 0, in the file as it is after unpacking and conversion to UTF-8. */
  readonly offset: number
  readonly raw: string
  /** A CSV file's first record, as it stands there: without it the text has no meaning. */
  readonly header?: string
  /** How `raw` has to be read when it comes back, where that is not how its file was read. */
  readonly readAs?: ReaderOptions
}

/** A record that could not be taken in, with the reason as a sentence that says what to do. */
export interface Reject extends Place {
  readonly reason: string
}

export interface RecordSink {
  record(record: SampleRecord, place: Place): void
  reject(reject: Reject): void
  /** Something about the whole file that its reader should know: “The file ends in the middle of a record.” */
  note(sentence: string): void
}

/** Takes a file's bytes (unpacked, UTF-8, without BOM) in pieces and hands on its records as soon as they are complete. */
export interface Reader {
  push(chunk: Buffer): void
  end(): void
}

export const formats = [
  'clevertap-upload',
  'clevertap-profiles',
  'clevertap-events',
  'clevertap-export',
  'clevertap-webhook',
  'mparticle-batches',
  'mparticle-profiles',
  'csv-profiles',
  'csv-events',
  'catalog',
  'rejects',
  'recommendations',
] as const
export type Format = (typeof formats)[number]

/** What a reader needs to know besides the bytes. */
export interface ReaderOptions {
  readonly format: Format
  /** The event's name, for downloads, which do not hold it; null when nobody said. */
  readonly eventName: string | null
  /** The project's time zone, an IANA name, for times without one. */
  readonly timeZone: string
  /** The file's name without folders: names a catalog where nobody did. */
  readonly fileName: string
  /** The catalog's name, where somebody gave it. */
  readonly catalog?: string | null
}

/** What besides its bytes decides what a file says. */
export function optionsText({ format, eventName, timeZone, fileName, catalog = null }: ReaderOptions): string {
  return JSON.stringify({
    ...{ eventName, timeZone },
    ...(format === 'catalog' ? { catalog: catalog ?? catalogName(fileName) } : {}),
  })
}

/** A catalog's name from its file's, without extensions: `shirts.csv.gz` is the catalog “shirts”. */
export function catalogName(fileName: string): string {
  return fileName.replace(/(?<=.)(?:\.(?:csv|tsv|txt|gz))+$/i, '')
}
