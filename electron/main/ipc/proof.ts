import { parseDraft } from '#shared/campaign/file'
import type { InputOf } from '#shared/ipc/contract'
import { fromJson } from '#shared/json/json-text'
import { parsePins } from '#shared/proof/expectations/pin-file'
import { failed } from '#shared/result'
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
    'pins:keep': (question) => {
      const pins = parsePins(question.pins, 'The file of the pinned users')
      const read = [parseDraft(question.draft), pins].find(({ ok }) => !ok)
      if (read?.ok === false) return failed({ message: read.error.message })
      return toResult(() => cache.readers.ask('keep-pins', question))
    },
    'proof:stop': () => toResult(() => cache.readers.askProof('stop', {})),
  } satisfies Partial<Answers>
}
