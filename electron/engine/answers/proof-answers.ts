import type { Draft } from '#shared/campaign/draft'
import { parseDraft } from '#shared/campaign/file'
import type { ProofFigures } from '#shared/proof/panel'
import { UserError } from '../files/user-error.ts'
import { defaultAsOf } from '../store/observed-schema.ts'
import { ReadConnection } from '../store/read-connection.ts'
import { Counter } from './counter.ts'
import { ProofRun } from './proof-run.ts'
import type { Answers, ProofQuestions } from './questions.ts'

const pace = { firstMs: 0, everyMs: 100 }

/** Returns what answers questions about the proof of the draft at hand. The first question opens or makes the cache. */
export function proofAnswers(cache: string): Answers<ProofQuestions> {
  const counter = new Counter<ProofFigures, ProofRun>(pace)
  const connection = new ReadConnection(cache)
  let last: ProofRun | null = null
  return {
    start: ({ draft, against, asOf, everyOccurrence }) => {
      const drafts = { draft: draftIn(draft), against: against === null ? null : draftIn(against) }
      return counter.start((id) => {
        const { db } = connection
        const before = last
        // nothing is kept of a proof that could not begin
        last = null
        last = new ProofRun(id, db, { ...drafts, asOf: asOf ?? defaultAsOf(db), everyOccurrence }, before)
        return last
      })
    },
    more: ({ proof }) => counter.more(proof),
    people: ({ proof, wanted, offset, limit }) => counter.find(proof)?.people(wanted, offset, limit) ?? null,
    stop: () => {
      counter.stop()
      return null
    },
    recommendations: ({ draft, against }) => [
      ...draftIn(draft).recommendations,
      ...(against === null ? [] : draftIn(against).recommendations),
    ],
  }
}

function draftIn(text: string): Draft {
  const parsed = parseDraft(text)
  if (!parsed.ok) throw new UserError('draft:unreadable', parsed.error.message)
  return parsed.value
}
