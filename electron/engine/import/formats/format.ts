import type { Properties } from '#shared/sample/value'
import type { ReaderOptions } from './reader-options.ts'
import type { Reader, RecordSink } from './reader.ts'

/** How surely a file is of a format. */
export const certainty = { none: 0, possible: 1, likely: 2, certain: 3 } as const
export type Certainty = (typeof certainty)[keyof typeof certainty]

/** The member of an envelope that holds the records, such as `d` in `{"d":[…]}`; undefined where there is no envelope. */
export type Envelope = string | undefined

/** Returns whether there is a member or a column of that name. */
export type Has = (name: string) => boolean

/** How a format is told from a file's beginning. What is left out says nothing. */
export interface Detection {
  /** By a JSON record. */
  readonly record?: (record: Properties, envelope: Envelope) => Certainty
  /** By the member names in a beginning that not even one JSON record fits in. */
  readonly names?: (has: Has, envelope: Envelope) => Certainty
  /** By the first two lines of a text that is not JSON. */
  readonly lines?: (first: string, second: string) => Certainty
  /** By the beginning of a text in angle brackets. */
  readonly markup?: (text: string) => Certainty
  /** By the columns that a table's first line names, in any letter case. */
  readonly columns?: (has: Has) => Certainty
}

/** Opens the reader of a format. Throws a `UserError`, also later, when nothing of the file can be used. */
export type OpenReader = (options: ReaderOptions, sink: RecordSink) => Reader

/** What the import needs to know of a format. Its id, its label and its help are in `#shared/sample/formats`. */
export interface Format {
  readonly detect: Detection
  /** As `OpenReader`. `openReader` is for a format whose files hold records of other formats. */
  readonly open: (options: ReaderOptions, sink: RecordSink, openReader: OpenReader) => Reader
  /** Its files hold nothing but records that have to be corrected: an import of rejects alone is no mistake. */
  readonly isOnlyRejects?: true
}
