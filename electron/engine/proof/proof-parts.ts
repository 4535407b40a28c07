import { Difference } from '#shared/proof/difference'
import { PlanViolations } from '#shared/proof/plan-violations'
import { Proof } from '#shared/proof/proof'
import { type ProofJson, proofJson } from '#shared/proof/proof-json'
import type { ToldPlan } from './plan-check.ts'
import type { ProofDraft } from './proof-draft.ts'
import type { ProofPart } from './proof-walk.ts'

/** Puts the parts of a proof together in cache order, whichever is ready first. */
export class ProofParts {
  readonly proof: Proof
  readonly #difference: Difference | null
  readonly #plan: ToldPlan | null
  readonly #violations: PlanViolations | null
  readonly #waiting = new Map<number, ProofPart>()
  #next = 0

  /** `against` is the older draft, where there is one, and `plan` what the payloads are held to. */
  constructor(
    { shape }: Pick<ProofDraft, 'shape'>,
    against: Pick<ProofDraft, 'shape'> | null,
    plan: ToldPlan | null = null,
  ) {
    this.proof = new Proof(shape)
    this.#plan = plan
    this.#violations = plan === null ? null : new PlanViolations()
    this.#difference = against === null ? null : new Difference(against.shape, shape)
  }

  /** Takes in a part; `nth` is the place of its range, from 0. */
  put(nth: number, part: ProofPart): void {
    this.#waiting.set(nth, part)
    for (let ready = this.#waiting.get(this.#next); ready !== undefined; ready = this.#waiting.get(this.#next)) {
      this.#waiting.delete(this.#next++)
      this.proof.merge(ready.proof)
      if (ready.difference !== null) this.#difference?.merge(ready.difference)
      if (ready.plan !== null) this.#violations?.merge(ready.plan)
    }
  }

  /** Returns the proof of all parts from the first on that are there without a gap. `asOf` is in milliseconds since 1970. */
  json(asOf: number): ProofJson {
    return proofJson(this.proof, asOf, {
      ...(this.#difference === null ? {} : { difference: this.#difference.report() }),
      ...(this.#plan === null || this.#violations === null
        ? {}
        : { plan: { ...this.#plan, ...this.#violations.state() } }),
    })
  }
}
