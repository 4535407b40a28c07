import type { Writable } from 'node:stream'
import type { Draft } from '#shared/campaign/draft'
import type { Shape } from '#shared/mparticle/export-report'
import type { JobControl } from '../files/job-control.ts'
import type { PassCandidate, Source } from '../pass/source.ts'

export interface ExportOptions {
  readonly draft: Draft
  /** Read no further than needed. */
  readonly recipients: Source<PassCandidate>
  /** In milliseconds since 1970: the `asOf` of the recipients, for the manifest. */
  readonly asOf: number
  /** A file or folder to write; `-` for `stdout`. */
  readonly out: string
  readonly shape: Shape
  /** How many recipients to take at most, refused ones included; null for all. */
  readonly limit: number | null
  /** Of the draft's file, in hexadecimal. */
  readonly draftSha256: string
  /** Of the cache's imports, in hexadecimal; null where the recipients are from no cache. */
  readonly cacheSha256: string | null
  /** Galley's own version, for the manifest. */
  readonly version: string
  readonly stdout?: Writable
  readonly control?: JobControl
}
