import type { Draft } from '#shared/campaign/draft'
import type { ProofResult } from '#shared/proof/proof-result'
import type { ToldPlan } from './plan-check.ts'
import { proofDraft } from './proof-draft.ts'
import { ProofParts } from './proof-parts.ts'

/** Returns the proof of a draft where there are no samples: it has no recipients. `asOf` is in milliseconds since 1970. */
export function emptyProof(draft: Draft, against: Draft | null, plan: ToldPlan | null, asOf: number): ProofResult {
  const parts = new ProofParts(proofDraft(draft), against === null ? null : proofDraft(against), plan)
  return { json: parts.json(asOf), grid: [], masked: false, cancelled: false }
}
