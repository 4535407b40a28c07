import type { Draft } from '#shared/campaign/draft'
import { parseDraft } from '#shared/campaign/file'
import type { ProofFigures } from '#shared/proof/panel'
import { UserError } from '../files/user-error.ts'
import { planFromText } from '../proof/plan-from-text.ts'
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
  let asked = 0
  return {
    start: async ({ draft, against, asOf, everyOccurrence, plan = null }) => {
      const question = ++asked
      const read = draftIn(draft)
      const drafts = { draft: read, against: against === null ? null : draftIn(against) }
      const planned = await planFromText(plan, read)
      // the plan was made ready, and another proof was asked for meanwhile
      if (question !== asked) return null
      return counter.start((id) => {
        const { db } = connection
        const before = last
        // nothing is kept of a proof that could not begin
        last = null
        const check = planned?.ok === true ? planned.value.check : null
        const request = { ...drafts, plan: check, asOf: asOf ?? defaultAsOf(db), everyOccurrence }
        last = new ProofRun(id, db, { request, before, planTrouble: planned?.ok === false ? planned.error : null })
        return last
      })
    },
    more: ({ proof }) => counter.more(proof),
    people: ({ proof, wanted, offset, limit }) => counter.find(proof)?.people(wanted, offset, limit) ?? null,
    stop: () => {
      asked++
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
