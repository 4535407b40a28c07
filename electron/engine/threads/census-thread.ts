import type { AliasOverlap, AudienceFigures, AudiencePage, AudienceWanted } from '#shared/ipc/audience'
import { AnswerThread } from './answer-thread.ts'
import type { Db } from '../store/open-store.ts'
import type { CensusQuestion } from '../answers/census.ts'

/** What the census thread answers: what it takes, and what comes of it. Null where the census is not the one at hand any more. */
export interface CensusQueries {
  /** Counts anew, in place of what was counted before. Answers once there are first figures. */
  readonly start: CensusQuestion
  /** The next figures: a moment later, or when all are counted. */
  readonly more: { readonly census: number }
  readonly page: {
    readonly census: number
    readonly wanted: AudienceWanted
    readonly offset: number
    readonly limit: number
  }
  readonly stop: Record<string, never>
  readonly 'alias-overlap': { readonly events: readonly string[] }
}

interface CensusOutputs {
  readonly start: AudienceFigures | null
  readonly more: AudienceFigures | null
  readonly page: AudiencePage | null
  readonly stop: null
  readonly 'alias-overlap': AliasOverlap
}

/** A function for each question; a symbol says that the answer comes later. */
export type CensusAnswers = {
  readonly [Name in keyof CensusQueries]: (db: Db, input: CensusQueries[Name]) => CensusOutputs[Name] | symbol
}

const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './census-worker.ts' : './census-worker.cjs',
  import.meta.url,
)

/** Looks at everybody in a thread of its own, so that a preview never waits for it. It answers while it counts. */
export class CensusThread extends AnswerThread<CensusQueries> {
  /** `cache` is the database's path; it is made where there is none. */
  constructor(cache: string) {
    super(workerFile, cache)
  }
}
