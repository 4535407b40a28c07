import type { JobControl } from '../../files/job-control.ts'
import { recommendationReasons, type ReasonsQuestion } from '../../answers/reasons.ts'
import { defaultAsOf } from '../../store/observed-schema.ts'
import type { Db } from '../../store/db.ts'
import { inCache, type InCache } from '../in-cache.ts'
import { draftIn } from './draft-in.ts'

/** A `ReasonsQuestion` with the text of the draft's file. */
export interface ReasonsJob extends Omit<ReasonsQuestion, 'draft' | 'asOf'> {
  readonly draft: string
  /** In milliseconds since 1970; null for the cache's own. */
  readonly asOf: number | null
}

/** Counts the recipients of a draft that are skipped for want of an item. */
export const recommendationReasonsJob = inCache(
  (db: Db, { draft, asOf, cache: _, ...question }: InCache & ReasonsJob, control: JobControl) =>
    recommendationReasons(db, { ...question, draft: draftIn(draft), asOf: asOf ?? defaultAsOf(db) }, control),
  { orToRead: true },
)
