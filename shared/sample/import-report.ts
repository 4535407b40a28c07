import type { CatalogChanges } from '#shared/sample/catalog-changes'

/** A reject as a line of a list. */
export interface RejectLine {
  readonly line: number
  readonly offset: number
  readonly reason: string
}

/** A reject with the text that could not be read. */
export interface RejectRow extends RejectLine {
  readonly raw: string
}

export interface RejectPage {
  readonly total: number
  readonly rows: readonly RejectRow[]
}

/** The result of importing one file. */
export interface ImportedFile {
  readonly file: string
  readonly format: string
  readonly profiles: number
  readonly events: number
  readonly items: number
  readonly rejected: number
  /** Records that added nothing; all of them when the very same file was imported before. */
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
