import { identitiesIn, masked } from '#shared/proof/mask'
import type { ProofResult } from '#shared/proof/proof-result'
import { Audience } from '../../audience/audience.ts'
import type { JobControl } from '../../files/job-control.ts'
import { type Expectations, withExpectations } from '../../proof/expectations.ts'
import { peopleNamed } from '../../proof/people.ts'
import { personaGrid } from '../../proof/persona-grid.ts'
import { planCheck } from '../../proof/plan-check.ts'
import { proofDraft } from '../../proof/proof-draft.ts'
import { ProofParts } from '../../proof/proof-parts.ts'
import { type ProofPart, type ProofRequest, ProofWalk } from '../../proof/proof-walk.ts'
import type { Db } from '../../store/db.ts'
import type { OtherThreads } from './other-threads.ts'
import { type ProofPartsJob, takeRanges } from './proof-parts.ts'

interface Told extends Pick<ProofPartsJob, 'plan'> {
  readonly mask: boolean
  /** What became of the pinned users, to be told and masked with the rest. */
  readonly expectations?: Expectations | null
}

/** Proofs a draft in this thread, beside the others, which are started where they are not yet. */
export async function proofBeside(
  others: OtherThreads,
  db: Db,
  asked: Omit<ProofRequest, 'plan'>,
  { plan: wanted, mask, expectations }: Told,
  control: JobControl,
): Promise<ProofResult> {
  const { draft, against, asOf, everyOccurrence } = asked
  const plan = await planCheck(draft, wanted)
  const ready = proofDraft(draft)
  const parts = new ProofParts(ready, against === null ? null : proofDraft(against), plan?.told ?? null)
  await walkAll(db, { ...asked, plan }, others, parts, control)
  const cancelled = control.isCancelled()
  if (cancelled) return { json: parts.json(asOf), grid: [], masked: false, cancelled }
  const audience = new Audience(db, draft, ready.message, asOf)
  const grid = personaGrid(audience, ready.message, parts.proof.personas.chosen(), everyOccurrence)
  const result = withExpectations({ json: parts.json(asOf), grid, masked: false, cancelled }, expectations)
  if (!mask) return result
  const people = peopleNamed(db, draft, identitiesIn(result))
  return masked(result, [...people, ...(expectations?.people ?? [])])
}

/** This thread takes its share of the ranges beside the other threads. */
async function walkAll(
  db: Db,
  request: ProofRequest,
  others: OtherThreads,
  parts: ProofParts,
  control: JobControl,
): Promise<void> {
  const walk = new ProofWalk(db, request, control)
  walk.prepare()
  others.start()
  const put = (nth: number, part: ProofPart) => parts.put(nth, part)
  await takeRanges(walk, others.shared, { ...control, report: others.report }, put)
  for (const [nth, part] of await others.parts(control)) put(nth, part)
}
