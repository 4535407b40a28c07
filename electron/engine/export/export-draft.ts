import { createHash } from 'node:crypto'
import type { Draft } from '#shared/campaign/draft'
import type { ExportReport } from '#shared/mparticle/export-report'
import { compile } from '#shared/resolve/compile'
import { Audience } from '../audience/audience.ts'
import { defaultAsOf } from '../store/observed-schema.ts'
import type { Db } from '../store/db.ts'
import { cacheDigest } from '../store/samples.ts'
import { exportBatches } from './export-batches.ts'
import type { ExportOptions } from './export-options.ts'

export interface ExportRequest extends Omit<ExportOptions, 'recipients' | 'asOf' | 'cacheSha256'> {
  readonly draft: Draft
  /** In milliseconds since 1970; null for the cache's own. */
  readonly asOf: number | null
  /** One payload for every occurrence that qualifies, not only for the newest. */
  readonly everyOccurrence?: boolean
}

/** Writes the payloads of every recipient that the cache has for a draft. Throws as `exportBatches` does. */
export function exportDraft(db: Db, request: ExportRequest): Promise<ExportReport> {
  const { draft, control, everyOccurrence = false } = request
  const asOf = request.asOf ?? defaultAsOf(db)
  const audience = new Audience(db, draft, compile(draft), asOf, control === undefined ? {} : { control })
  return exportBatches({
    ...request,
    asOf,
    recipients: audience.source(everyOccurrence),
    cacheSha256: cacheDigest(db, sha256),
  })
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
