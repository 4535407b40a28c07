import type { Writable } from 'node:stream'
import type { Draft } from '#shared/campaign/draft'
import type { Shape } from '#shared/mparticle/export-report'
import type { Recipient } from '#shared/sample/recipient'

/** Someone who gets the message, or does not and why. */
export type ExportCandidate =
  { readonly status: 'ready'; readonly recipient: Recipient } | { readonly status: 'skipped'; readonly reason: string }

export interface ExportOptions {
  readonly draft: Draft
  /** Read one at a time, and no further than needed. */
  readonly recipients: Iterable<ExportCandidate>
  /** In milliseconds since 1970: the `asOf` of the recipients, for the manifest. */
  readonly asOf: number
  /** A file or folder to write; `-` for `stdout`. */
  readonly out: string
  readonly shape: Shape
  /** How many recipients to take at most, refused ones included; null for all. */
  readonly limit: number | null
  readonly draftSha256: string
  readonly cacheSha256: string | null
  /** Galley's own version, for the manifest. */
  readonly version: string
  readonly stdout?: Writable
  readonly onProgress?: (progress: ExportProgress) => void
  readonly isCancelled?: () => boolean
}

export interface ExportProgress {
  /** Ready and skipped ones. */
  readonly seen: number
  readonly written: number
}
