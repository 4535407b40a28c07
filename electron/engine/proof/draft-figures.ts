import type { Draft } from '#shared/campaign/draft'
import { Coverage } from '#shared/proof/coverage'
import type { DraftFigures } from '#shared/proof/drift'
import { proofShape } from '#shared/proof/shape'
import { compile } from '#shared/resolve/compile'
import { Audience } from '../audience/audience.ts'
import type { Candidate } from '../audience/candidate.ts'
import type { JobControl } from '../files/job-control.ts'
import { Pass } from '../pass/pass.ts'
import { defaultAsOf } from '../store/observed-schema.ts'
import type { Db } from '../store/db.ts'

/**
 * Returns what a draft comes to over all samples as they are now. Null where it was cancelled, and where the draft recommends something
 * that is not counted yet: who is skipped for want of an item is not known then. Writes nothing.
 */
export function draftFigures(db: Db, draft: Draft, control: JobControl): DraftFigures | null {
  const message = compile(draft)
  const audience = new Audience(db, draft, message, defaultAsOf(db), { counting: 'elsewhere' })
  if (audience.countingSlots.length > 0) return null
  const coverage = new Coverage(proofShape(draft.pairs, message))
  const outcomes = new Uint8Array(message.tokens.length)
  const add = (candidate: Candidate) => {
    if (candidate.status === 'skipped') return
    message.outcomes(candidate.recipient, outcomes)
    coverage.add({ outcomes })
  }
  if (!new Pass(audience.source(), control).run([{ add }])) return null
  return {
    recipients: coverage.recipients,
    coverage: coverage.coverage(),
    pairs: draft.pairs.map(({ key }, pair) => ({ key, empty: coverage.outcomeOf(pair).empty })),
  }
}
