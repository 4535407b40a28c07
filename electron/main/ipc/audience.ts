import type { Counting } from '../samples/counting.ts'
import type { SampleCache } from '../samples/sample-cache.ts'
import { withTrouble } from '../samples/trouble.ts'
import type { Answers } from './handle.ts'

/** Who gets a message, counted over all samples, and what an alias can be made of. */
export function audienceAnswers(cache: SampleCache, counting: Counting) {
  return {
    'audience:start': (question) => {
      void counting.want(question.recommendations ?? [], question.asOf)
      return withTrouble(() => cache.census('start', question))
    },
    'audience:more': (question) => withTrouble(() => cache.census('more', question)),
    'audience:page': (question) => withTrouble(() => cache.census('page', question)),
    'audience:stop': () => withTrouble(() => cache.census('stop', {})),
    'alias:overlap': (question) => withTrouble(() => cache.census('alias-overlap', question)),
  } satisfies Partial<Answers>
}
