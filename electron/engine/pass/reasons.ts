import type { Draft } from '#shared/campaign/draft'
import type { RecommendationReasons } from '#shared/recommend/reasons'
import type { NoItemReason } from '#shared/recommend/no-item'
import { type WhatIf, whatIfs, withWhatIf } from '#shared/recommend/what-if'
import { Audience } from '../audience/recipients.ts'
import type { Db } from '../store/open-store.ts'
import type { Watch } from '../recommend/count-associations.ts'
import { ReasonsTally } from './reasons-tally.ts'
import { Recommender } from '../recommend/recommender.ts'

export interface ReasonsQuestion {
  readonly draft: Draft
  /** In milliseconds since 1970. */
  readonly asOf: number
  /** Null for all. */
  readonly reason: NoItemReason | null
  readonly slot: string | null
  readonly offset: number
  readonly limit: number
  readonly whatIf: boolean
}

const stride = 512

/** Looks at every recipient of a draft: who has no item, why, and what would change it. */
export function recommendationReasons(db: Db, question: ReasonsQuestion, watch: Watch = {}): RecommendationReasons {
  const { draft, asOf } = question
  const recommender = new Recommender(db, draft.recommendations, asOf, { watch }).prepare()
  const changed = question.whatIf ? whatIfs : []
  const others = changed.map((change) => ({ change, recommender: changedBy(db, change, draft, asOf), ready: 0 }))
  const audience = new Audience(db, { ...draft, recommendations: [] }, { events: new Set() }, asOf)
  const tally = new ReasonsTally(question)
  const total = db.prepare<[], number>('SELECT count(*) FROM profile').pluck().get() ?? 0
  let seen = 0
  for (const candidate of audience.all()) {
    if (seen++ % stride === 0) {
      if (watch.isCancelled?.() === true) return { ...tally.answer(), whatIf: [], cancelled: true }
      watch.onProgress?.({ events: seen - 1, of: total })
    }
    if (candidate.status === 'skipped') continue
    const { profile, recipient } = candidate
    const { event } = recipient
    tally.add(profile, recommender.recommend(profile, event).empty)
    for (const other of others) if (other.recommender.recommend(profile, event).empty === null) other.ready++
  }
  return { ...tally.answer(), whatIf: others.map(({ change, ready }) => ({ change, ready })), cancelled: false }
}

function changedBy(db: Db, change: WhatIf, draft: Draft, asOf: number): Recommender {
  return new Recommender(db, withWhatIf(draft, change).recommendations, asOf).prepare()
}
