import { PlanViolations } from '#shared/proof/plan-violations'
import { Proof } from '#shared/proof/proof'
import type { Candidate } from '../audience/candidate.ts'
import type { Fold } from '../pass/fold.ts'
import type { Comparison } from './comparison.ts'
import { placeOf } from './place.ts'
import type { PlannedDraft } from './proof-draft.ts'

/** Feeds a proof with the candidates of a pass, and with it the comparison with another draft, where there is one. */
export class ProofFold implements Fold<Candidate> {
  readonly proof: Proof
  /** Null where there is no data plan. */
  readonly violations: PlanViolations | null
  readonly #draft: PlannedDraft
  readonly #comparison: Comparison | null
  readonly #outcomes: Uint8Array
  #profile: number | undefined
  #nth = 0

  constructor(draft: PlannedDraft, comparison: Comparison | null) {
    this.proof = new Proof(draft.shape)
    this.violations = draft.plan === null ? null : new PlanViolations()
    this.#draft = draft
    this.#comparison = comparison
    this.#outcomes = new Uint8Array(draft.message.tokens.length)
  }

  add(candidate: Candidate, profile: number): void {
    this.#nth = profile === this.#profile ? this.#nth + 1 : 0
    this.#profile = profile
    const position = placeOf(profile, this.#nth)
    const { recipient } = candidate
    const { identity } = recipient
    if (candidate.status === 'skipped') {
      this.proof.skip({ position, identity, reason: candidate.reason })
      this.#comparison?.skip(position)
      return
    }
    const { message, countBytes, plan } = this.#draft
    const texts = message.outcomes(recipient, this.#outcomes)
    const measures = this.proof.measure(texts)
    const bytes = countBytes(recipient, texts, measures)
    this.proof.addMeasured({ position, identity, texts, outcomes: this.#outcomes, bytes, measures })
    this.#comparison?.add(position, recipient, texts, this.#outcomes)
    if (plan !== null) this.violations?.add(identity, plan.violations(recipient, texts))
  }
}
