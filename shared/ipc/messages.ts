import type { MessageName } from '#shared/ipc/channels'
import type { DraftDrift } from '#shared/proof/drift'

/** Entries of the native menu that the window acts on. */
export type MenuCommand =
  | 'toggle-left'
  | 'toggle-right'
  | 'toggle-bottom'
  | 'draft-new'
  | 'draft-open'
  | 'draft-save'
  | 'draft-save-as'
  | 'draft-duplicate'
  | 'draft-delete'
  | 'draft-versions'
  | 'draft-settings'
  | 'drafts-deleted'
  | 'samples-import'
  | 'column-mappings'
  | 'samples-set-aside'
  | 'workspace-restore'
  | 'export'
  | 'undo'
  | 'redo'
  | 'command-palette'
  | 'next-user'
  | 'previous-user'
  | 'random-user'
  | 'find-user'
  | 'find-in-pairs'
  | 'replace-in-pairs'
  | 'fix-all'
  | 'next-problem'
  | 'previous-problem'
  | 'help'
  | 'install-command'
  | 'licences'
  | 'edit-trigger'
  | 'show-recipients'
  | 'show-proof'
  | 'proof-report'

/** How far a job is. */
export interface JobProgress {
  readonly job: string
  /** What is worked on, such as a file's name; empty where the job has one subject only. */
  readonly subject: string
  /** What `done` and `total` count. */
  readonly unit: 'bytes' | 'events' | 'users'
  readonly done: number
  readonly total: number
  /** Records taken in, or payloads written. */
  readonly records: number
  readonly rejected: number
}

/** Every message the main process may send to the window, with what it carries. */
export interface Messages extends Record<MessageName, unknown> {
  readonly 'menu:chosen': MenuCommand
  readonly 'job:progress': JobProgress
  /** The cache holds something else now, or more of it can be found. */
  readonly 'store:changed': null
  /** Another program has deleted or replaced the cache; what is there now is shown. */
  readonly 'store:replaced': null
  readonly 'drafts:changed': null
  /** An import has changed what these drafts come to. */
  readonly 'drafts:drift': readonly DraftDrift[]
  /** Another program has changed the pinned users of the draft with this id: read them again. */
  readonly 'pins:changed': string
  /** The id of a draft to open: the user chose its file in the system, or in the menu. */
  readonly 'draft:wanted': string
  /** The window is about to close: write down what is not written yet, then ask for `window:close`. */
  readonly 'window:closing': null
  /** The user is logged off: write down what is not written yet, and ask nothing. */
  readonly 'window:session-ends': null
  /** Why a version of a draft could not be kept. What made it, such as a save, has gone on. */
  readonly 'version:trouble': string
}
