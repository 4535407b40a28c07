import type { Format } from './record.ts'

/** What to import, and where to. */
export interface ImportRequest {
  readonly cache: string
  readonly files: readonly string[]
  /** Overrides what the content looks like. */
  readonly format: Format | null
  /** The event's name, for downloads, which do not hold it. */
  readonly eventName: string | null
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

/** A reject as people see it. */
export interface RejectLine {
  readonly line: number
  readonly offset: number
  readonly reason: string
}

/** What became of one file. Times are milliseconds. */
export interface FileReport {
  readonly file: string
  readonly format: Format
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
  /** The first rejects; all of them are in the cache, and in the rejects file if one was asked for. */
  readonly rejects: readonly RejectLine[]
}

/** A file that could not be imported at all, and why. */
export interface FileFailure {
  readonly file: string
  readonly message: string
}

export interface ImportReport {
  readonly imports: readonly FileReport[]
  readonly failures: readonly FileFailure[]
  readonly cancelled: boolean
}
