import type { NoteCode } from '#shared/sample/import-report'
import type { ReaderOptions } from './reader-options.ts'
import type { SampleRecord } from './sample-record.ts'

/** Where a record stands in its file. */
export interface RecordPlace {
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
export interface Reject extends RecordPlace {
  readonly reason: string
}

export interface RecordSink {
  record(record: SampleRecord, place: RecordPlace): void
  reject(reject: Reject): void
  /** Something about the whole file that its reader should know: “The file ends in the middle of a record.” */
  note(sentence: string, code?: NoteCode): void
}

/** Takes a file's bytes (unpacked, UTF-8, without BOM) in pieces and hands on its records as soon as they are complete. */
export interface Reader {
  push(chunk: Buffer): void
  end(): void
}
