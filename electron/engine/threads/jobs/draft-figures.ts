import { parseDraft } from '#shared/campaign/file'
import type { DraftFigures } from '#shared/proof/drift'
import type { JobControl, JobProgress } from '../../files/job-control.ts'
import { draftFigures } from '../../proof/draft-figures.ts'
import type { Db } from '../../store/db.ts'
import { countProfiles } from '../../store/profiles.ts'
import { inCache, type InCache } from '../in-cache.ts'

/** The texts of drafts' files. */
export interface DraftFiguresJob {
  readonly drafts: readonly string[]
}

const begun: JobProgress = { subject: '', unit: 'users', done: 0, total: 0, records: 0, rejected: 0 }

/**
 * Returns what each draft comes to, of the samples as they are when this first reports: what others write meanwhile is not seen. Null for
 * a text that is no draft, and where the figures are not known.
 */
export const draftFiguresJob = inCache(
  (db: Db, { drafts }: InCache & DraftFiguresJob, control: JobControl): readonly (DraftFigures | null)[] => {
    // a transaction sees what is there at its first reading: https://sqlite.org/isolation.html
    db.exec('BEGIN')
    const profiles = countProfiles(db)
    control.report(begun)
    const quiet = { isCancelled: control.isCancelled, report: () => undefined }
    const figures = drafts.map((text) => {
      const parsed = parseDraft(text)
      return profiles > 0 && parsed.ok ? draftFigures(db, parsed.value, quiet) : null
    })
    db.exec('COMMIT')
    return figures
  },
  { orToRead: true },
)
