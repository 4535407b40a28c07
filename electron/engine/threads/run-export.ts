import { createHash } from 'node:crypto'
import { parseDraft } from '#shared/campaign/file'
import type { ExportReport } from '#shared/mparticle/export-report'
import { exportDraft } from '../export/export-draft.ts'
import type { Db } from '../store/open-store.ts'
import type { ExportJob, ExportJobProgress, JobContext } from './jobs.ts'

/** Exports a draft, whose text has to be one. */
export function runExport(
  db: Db,
  { draft: text, asOf, out, shape, limit, version }: ExportJob,
  { progress, isCancelled }: JobContext<ExportJobProgress>,
): Promise<ExportReport> {
  const parsed = parseDraft(text)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return exportDraft(db, {
    draft: parsed.value,
    draftSha256: createHash('sha256').update(text).digest('hex'),
    asOf,
    out,
    shape,
    limit,
    version,
    control: {
      isCancelled,
      report: ({ done, total, records }) => {
        progress({ seen: done, written: records, candidates: total })
      },
    },
  })
}
