import type { InputOf } from '#shared/ipc/contract'
import { fromJson } from '#shared/json/json-text'
import type { Counting } from '../samples/counting.ts'
import type { SampleCache } from '../samples/sample-cache.ts'
import { toResult } from '../files/to-result.ts'
import type { Answers } from './handle.ts'

/** The proof of the draft at hand: what every user would get. */
export function proofAnswers(cache: SampleCache, counting: Counting) {
  const count = async ({ draft, against, asOf }: InputOf<'proof:start'>) => {
    // what is wrong with the draft is in the answer to the question itself
    const wanted = cache.readers.askProof('recommendations', { draft, against }).then(fromJson, () => null)
    await counting.want((await wanted) ?? [], asOf)
  }

  return {
    'proof:start': (question) => {
      void count(question)
      return toResult(() => cache.readers.askProof('start', question))
    },
    'proof:more': (question) => toResult(() => cache.readers.askProof('more', question)),
    'proof:people': (question) => toResult(() => cache.readers.askProof('people', question)),
    'proof:stop': () => toResult(() => cache.readers.askProof('stop', {})),
  } satisfies Partial<Answers>
}
