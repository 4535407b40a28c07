import type { FileFailure, ImportAnswer, ImportedFile } from '#shared/ipc/answers'
import type { FormatId } from '#shared/sample/formats'

/** What to import, and where to. */
export interface ImportRequest {
  readonly cache: string
  readonly files: readonly string[]
  /** Overrides what the content looks like. */
  readonly format: FormatId | null
  /** The event's name, for downloads, which do not hold it. */
  readonly eventName: string | null
  /** The catalog's name, where it is not its file's. */
  readonly catalog?: string | null
  /** The project's time zone, for times without one. */
  readonly timeZone: string
  /** Where to write the rejects of all files, as JSON lines; null for nowhere. */
  readonly rejects: string | null
}

/** How far an import is. */
export interface ImportProgress {
  readonly file: string
  /** Bytes read of the file as it is on the disk, and its size. */
  readonly bytes: number
  readonly totalBytes: number
  readonly records: number
  readonly rejected: number
}

/** What became of one file. */
export interface FileReport extends ImportedFile {
  readonly format: FormatId
}

/** What became of an import. A file is in the cache whole or not at all. */
export interface ImportReport extends Pick<ImportAnswer, 'cancelled'> {
  readonly imports: readonly FileReport[]
  readonly failures: readonly FileFailure[]
}
