import type { ChangeCounts } from '#shared/campaign/compare-drafts'

/**
 * Why a version was made. `file`: the draft's file held it, before Galley wrote over it or after another program had changed it.
 * `before-reopen`: unsaved edits that gave way to the file.
 */
export const versionCauses = ['save', 'file', 'before-restore', 'before-reopen'] as const
export type VersionCause = (typeof versionCauses)[number]

/** The longest name of a version, in UTF-16 code units. */
export const maxVersionName = 200

/** A version of a draft as a line of the list. */
export interface VersionLine {
  /** Counts from 1, in the order in which they were made. */
  readonly version: number
  /** In milliseconds since 1970. */
  readonly savedAt: number
  /** Null for one that the user has not named. */
  readonly name: string | null
  readonly cause: VersionCause
  /** What differs from the version before it; null for the first, and where one of the two cannot be read. */
  readonly changes: ChangeCounts | null
}
