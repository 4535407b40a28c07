import type { Draft } from '#shared/campaign/draft'
import type { DataPlan } from '#shared/plan/data-plan'
import type { ProofResult } from '#shared/proof/proof-result'
import { proofDraft } from './proof-draft.ts'
import { ProofParts } from './proof-parts.ts'
import { toldPlan } from './told-plan.ts'

/** Returns the proof of a draft where there are no samples: it has no recipients. `asOf` is in milliseconds since 1970. */
export function emptyProof(draft: Draft, against: Draft | null, plan: DataPlan | null, asOf: number): ProofResult {
  const parts = new ProofParts(
    proofDraft(draft),
    against === null ? null : proofDraft(against),
    toldPlan({ draft, plan }),
  )
  return { json: parts.json(asOf), grid: [], masked: false, cancelled: false }
}
