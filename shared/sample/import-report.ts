import type { CatalogChanges } from '#shared/sample/catalog-changes'
import { nameDifference } from '#shared/words/name-difference'
import { count, counted } from '#shared/words/numbers'

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

/** What a note is about. */
export type NoteCode =
  | 'file'
  | 'limit'
  | 'seen-before'
  | 'no-time'
  | 'no-zone'
  | 'token'
  | 'number-identity'
  | 'same-user'
  | 'looks-alike'
  | 'short-row'
  | 'lines-above'
  | 'header-again'
  | 'shortened-number'
  | 'encoding'
  | 'double-encoded'
  | 'comments'
  | 'unwrapped'
  | 'columns'
  | 'answer'

/** Something that an import says of its file besides the counts. */
export interface ImportNote {
  readonly code: NoteCode
  readonly message: string
  /** How many records it is said of; 1 where it is about the file. */
  readonly count: number
}

/** A user that only events name, and how another file may write the same one. */
export interface UnmatchedExample {
  readonly identity: string
  /** Null where nothing looks like it. */
  readonly looksLike: string | null
}

/** How the events of a file met the users that files describe. */
export interface ImportJoins {
  /** Those that the import added. */
  readonly events: number
  /** Those of them whose user a file describes. */
  readonly matched: number
  readonly unmatchedExamples: readonly UnmatchedExample[]
}

/** Returns a note as people read it. */
export function noteText({ message, count }: ImportNote): string {
  return count === 1 ? message : `${message} (${counted(count, 'record')})`
}

/** Returns how the events of a file met the users of others, as a sentence; undefined where all of them did. */
export function joinsText({ events, matched, unmatchedExamples }: ImportJoins): string | undefined {
  if (matched === events) return undefined
  const [first] = unmatchedExamples
  const reason =
    first === undefined || first.looksLike === null
      ? '.'
      : `: ${alikeText(first.identity, first.looksLike)} there. Write the identity the same way in both.`
  const belong = events === 1 ? 'event belongs' : 'events belong'
  return `${count(matched)} of ${count(events)} ${belong} to a user that another file describes${reason}`
}

/** Returns that two identities look alike, with how they differ where that cannot be seen: `“u 1” here looks like “u 1”`. */
export function alikeText(identity: string, looksLike: string): string {
  const difference = nameDifference(identity, looksLike)
  const [here, there] = [identity.slice(0, 60), looksLike.slice(0, 60)]
  return `“${here}”${difference === undefined ? '' : ` (${difference})`} here looks like “${there}”`
}

/** The result of importing one file. */
export interface ImportedFile {
  /** The import's, as the list of imports has it. */
  readonly id: number
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
  /** What times that name no zone were taken to be in. */
  readonly timeZone: string
  readonly durationMs: number
  readonly notes: readonly ImportNote[]
  readonly joins: ImportJoins
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
