import type { Draft } from '#shared/campaign/draft'
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

/** A draft, and what it comes to; null where that is not known. */
export interface CountedDraft extends Pick<Draft, 'name' | 'recommendations'> {
  readonly figures: DraftFigures | null
}

const begun: JobProgress = { subject: '', unit: 'users', done: 0, total: 0, records: 0, rejected: 0 }

/**
 * Returns what each draft comes to, of the samples as they are when this first reports: what others write meanwhile is not seen. Null for
 * a text that is no draft.
 */
export const draftFiguresJob = inCache(
  (db: Db, { drafts }: InCache & DraftFiguresJob, control: JobControl): readonly (CountedDraft | null)[] => {
    // a transaction sees what is there at its first reading: https://sqlite.org/isolation.html
    db.exec('BEGIN')
    const profiles = countProfiles(db)
    control.report(begun)
    const quiet = { isCancelled: control.isCancelled, report: () => undefined }
    const counted = drafts.map((text): CountedDraft | null => {
      const parsed = parseDraft(text)
      if (!parsed.ok) return null
      const { name, recommendations } = parsed.value
      return { name, recommendations, figures: profiles > 0 ? draftFigures(db, parsed.value, quiet) : null }
    })
    db.exec('COMMIT')
    return counted
  },
  { orToRead: true },
)
