import type { Counting } from '../samples/counting.ts'
import type { SampleCache } from '../samples/sample-cache.ts'
import { toResult } from '../files/to-result.ts'
import type { Answers } from './handle.ts'

/** The census of who gets a message, and what an alias can be made of. */
export function censusAnswers(cache: SampleCache, counting: Counting) {
  return {
    'census:start': (question) => {
      void counting.want(question.recommendations ?? [], question.asOf)
      return toResult(() => cache.readers.askCensus('start', question))
    },
    'census:more': (question) => toResult(() => cache.readers.askCensus('more', question)),
    'census:places': (question) => toResult(() => cache.readers.askCensus('places', question)),
    'census:page': (question) => toResult(() => cache.readers.askCensus('page', question)),
    'census:stop': () => toResult(() => cache.readers.askCensus('stop', {})),
    'alias:overlap': (question) => toResult(() => cache.readers.askCensus('alias-overlap', question)),
  } satisfies Partial<Answers>
}
