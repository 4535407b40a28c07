import { toResult } from '../files/to-result.ts'
import type { Counting } from '../samples/counting.ts'
import type { SampleCache } from '../samples/sample-cache.ts'
import type { Answers } from './handle.ts'

/** The user whose message is shown. */
export function recipientAnswers({ readers }: SampleCache, counting: Counting) {
  return {
    'recipient:find': (question) => {
      void counting.want(question.recommendations ?? [], question.asOf)
      return toResult(() => readers.ask('recipient', question))
    },
  } satisfies Partial<Answers>
}
