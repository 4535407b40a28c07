import type { Draft } from '#shared/campaign/draft'
import type { RecommendationReasons } from '#shared/recommend/reasons'
import { type WhatIf, whatIfs, withWhatIf } from '#shared/recommend/what-if'
import type { Candidate } from '../audience/candidate.ts'
import { Audience } from '../audience/audience.ts'
import { type JobControl, unattended } from '../files/job-control.ts'
import { Pass } from '../pass/pass.ts'
import { ReadyCount } from '../pass/ready-count.ts'
import { type EmptySlotOf, ReasonsFold, type WantedPage } from '../pass/reasons-fold.ts'
import { Recommender } from '../recommend/recommender.ts'
import type { Db } from '../store/db.ts'

export interface ReasonsQuestion extends WantedPage {
  readonly draft: Draft
  /** In milliseconds since 1970. */
  readonly asOf: number
  /** Whether to count how many would be ready with each change as well. */
  readonly whatIf: boolean
}

/**
 * Looks at every recipient of a draft: who has no item, why, and what would change it. Where it was cancelled, the counts are those up
 * to there.
 */
export function recommendationReasons(
  db: Db,
  question: ReasonsQuestion,
  control: JobControl = unattended,
): RecommendationReasons {
  const { draft, asOf } = question
  const recommender = new Recommender(db, draft.recommendations, asOf, { control }).prepare()
  const reasons = new ReasonsFold(question, emptySlotBy(recommender))
  const whatIf = (question.whatIf ? whatIfs : []).map((change) => ({
    change,
    fold: new ReadyCount(emptySlotBy(changedBy(db, change, draft, asOf))),
  }))
  const audience = new Audience(db, { ...draft, recommendations: [] }, { events: new Set() }, asOf)
  const pass = new Pass(audience.source(), control)
  const isWhole = pass.run([reasons, ...whatIf.map(({ fold }) => fold)])
  return {
    ...reasons.result,
    whatIf: isWhole ? whatIf.map(({ change, fold }) => ({ change, ready: fold.count })) : [],
    cancelled: !isWhole,
  }
}

function emptySlotBy(recommender: Recommender): EmptySlotOf<Candidate> {
  return ({ profile, recipient }) => recommender.recommend(profile, recipient.event).empty
}

function changedBy(db: Db, change: WhatIf, draft: Draft, asOf: number): Recommender {
  return new Recommender(db, withWhatIf(draft, change).recommendations, asOf).prepare()
}
