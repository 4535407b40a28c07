import type { Draft } from '#shared/campaign/draft'
import { batchBytesCounter, type CountBatchBytes } from '#shared/mparticle/batch-bytes'
import type { ProofShape } from '#shared/proof/fold'
import { proofShape } from '#shared/proof/shape'
import { compile, type Message } from '#shared/resolve/compile'
import type { PlanCheck } from './plan-check.ts'

/** A draft made ready to be proofed. */
export interface ProofDraft {
  readonly draft: Draft
  readonly message: Message
  readonly shape: ProofShape
  readonly countBytes: CountBatchBytes
}

/** A draft with the plan that its payloads are held to. */
export interface PlannedDraft extends ProofDraft {
  readonly plan: PlanCheck | null
}

/** Returns a draft ready to be proofed: once a draft and thread. */
export function proofDraft(draft: Draft): ProofDraft {
  const message = compile(draft)
  const shape = proofShape(draft.pairs, message)
  return { draft, message, shape, countBytes: batchBytesCounter(draft) }
}
