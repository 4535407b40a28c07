import { createHash } from 'node:crypto'
import type { ExportReport, Shape } from '#shared/mparticle/export-report'
import { exportDraft } from '../../export/export-draft.ts'
import type { JobControl } from '../../files/job-control.ts'
import type { Db } from '../../store/db.ts'
import { inCache, type InCache } from '../in-cache.ts'
import { draftIn } from './draft-in.ts'

/** What to export, and where to. */
export interface ExportJob {
  /** The text of the draft's file. */
  readonly draft: string
  /** In milliseconds since 1970; null for the cache's own. */
  readonly asOf: number | null
  readonly out: string
  readonly shape: Shape
  readonly limit: number | null
  /** Every occurrence that qualifies, not only the newest. */
  readonly everyOccurrence: boolean
  /** Galley's own version, for the manifest. */
  readonly version: string
}

export const exportJob = inCache(
  (
    db: Db,
    { draft, asOf, out, shape, limit, everyOccurrence, version }: InCache & ExportJob,
    control: JobControl,
  ): Promise<ExportReport> =>
    exportDraft(db, {
      draft: draftIn(draft),
      draftSha256: createHash('sha256').update(draft).digest('hex'),
      asOf,
      out,
      shape,
      limit,
      everyOccurrence,
      version,
      control,
    }),
  { orToRead: true },
)
