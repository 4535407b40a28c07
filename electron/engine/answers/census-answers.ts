import type { CensusFigures } from '#shared/recipients/census'
import { Census } from './census.ts'
import { ReadConnection } from '../store/read-connection.ts'
import { aliasOverlap } from './alias-overlap.ts'
import { Counter } from './counter.ts'
import type { Answers, CensusQuestions } from './questions.ts'

const pace = { firstMs: 100, everyMs: 100 }

/** Returns what answers questions about all users in a cache, also while it counts. The first question opens or makes the cache. */
export function censusAnswers(cache: string): Answers<CensusQuestions> {
  const counter = new Counter<CensusFigures, Census>(pace)
  const connection = new ReadConnection(cache)
  const db = () => connection.db
  return {
    start: (question) => counter.start((id) => new Census(id, db(), question)),
    more: ({ census }) => counter.more(census),
    page: ({ census, wanted, offset, limit }) => counter.find(census)?.page(wanted, offset, limit) ?? null,
    places: ({ census, people }) => counter.find(census)?.places(people) ?? null,
    stop: () => {
      counter.stop()
      return null
    },
    'alias-overlap': (question) => aliasOverlap(db(), question),
  }
}
