import type { ColumnMapping } from '#shared/sample/column-mapping'
import type { FileFailure, ImportedFile } from '#shared/sample/import-report'
import type { UserErrorKind } from '../files/user-error.ts'
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
  /** The encoding of the files, where their bytes do not tell it. */
  readonly encoding?: string | null
  /** How the columns of tables are read, where their first line does not say it; kept for files with the same columns. */
  readonly mapping?: ColumnMapping | null
  /** Where to write the rejects of all files, as JSON lines; null for nowhere. */
  readonly rejects: string | null
}

/** What became of one file. */
export interface FileReport extends ImportedFile {
  readonly format: FormatId
}

/** Why a file was not imported. */
export interface FailedFile extends FileFailure {
  readonly kind: UserErrorKind
}

/** What became of an import. A file is in the cache whole or not at all. */
export interface ImportReport {
  readonly imports: readonly FileReport[]
  readonly failures: readonly FailedFile[]
  readonly cancelled: boolean
}

/** Returns whether every file is in the cache. Only then the file of rejects is written. */
export function isWhole({ failures, cancelled }: ImportReport): boolean {
  return failures.length === 0 && !cancelled
}
