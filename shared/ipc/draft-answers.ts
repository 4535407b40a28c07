/** A draft as a line of the list. The id is the main process's own; the page never sees a path. */
export interface DraftSummary {
  readonly id: string
  /** The draft's name, or its file's where the draft cannot be read. */
  readonly name: string
  /** For people: the file's name, and the folder it is in. */
  readonly file: string
  readonly folder: string
  /** Holds edits that are in the journal and not in the file. */
  readonly unsaved: boolean
  /** The file is no longer there. */
  readonly missing: boolean
  /** In milliseconds since 1970. */
  readonly modifiedAt: number
}

/** A draft in the bin. */
export interface DeletedDraft {
  readonly id: string
  readonly name: string
  /** Both in milliseconds since 1970. It may be kept until the next start after `keptUntil`. */
  readonly deletedAt: number
  readonly keptUntil: number
}

export interface OpenedDraft {
  readonly summary: DraftSummary
  /** What is to be edited: the journal's text where it is newer than the file, else the file's. */
  readonly text: string
  /** What the file holds; null when it is gone. */
  readonly saved: string | null
}

/** A draft's file, compared with what Galley last read from or wrote to it. */
export type FileState =
  | { readonly kind: 'same'; readonly text: string }
  /** `text` is null where the file cannot be read. */
  | { readonly kind: 'changed'; readonly message: string; readonly text: string | null }
  | { readonly kind: 'gone'; readonly message: string }

/** What becomes of edits that are kept nowhere. */
export type LossChoice = 'save-as' | 'discard' | 'cancel'

/** Why a file could not be read or written, as a sentence that says what to do. */
export interface DraftFileError {
  readonly kind: 'changed-outside' | 'missing' | 'refused' | 'full' | 'unreadable'
  readonly message: string
}

/** A data plan's file as a draft names it, and what it says of itself. */
export interface PickedPlan {
  readonly file: string
  readonly id: string | null
  readonly version: number | null
}
