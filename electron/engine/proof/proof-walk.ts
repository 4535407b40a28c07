import type { Draft } from '#shared/campaign/draft'
import type { DifferenceState } from '#shared/proof/difference'
import type { PlanState } from '#shared/proof/plan-violations'
import type { ProofState } from '#shared/proof/proof'
import { Audience, type ProfileRange } from '../audience/audience.ts'
import type { JobControl } from '../files/job-control.ts'
import { Pass } from '../pass/pass.ts'
import { readOnce } from '../store/map-cache.ts'
import type { Db } from '../store/db.ts'
import { Comparison } from './comparison.ts'
import type { PlanCheck } from './plan-check.ts'
import { type PlannedDraft, proofDraft } from './proof-draft.ts'
import { ProofFold } from './proof-fold.ts'

/** What to proof. */
export interface ProofRequest {
  readonly draft: Draft
  /** An older draft to compare with. */
  readonly against: Draft | null
  /** In milliseconds since 1970. */
  readonly asOf: number
  readonly everyOccurrence: boolean
  /** What the payloads are held to; null, or left out, where there is none. */
  readonly plan?: PlanCheck | null
}

/** The proof of a range of profiles, as plain data. */
export interface ProofPart {
  readonly proof: ProofState
  /** Null where there is no other draft. */
  readonly difference: DifferenceState | null
  /** Null where there is no data plan. */
  readonly plan: PlanState | null
}

interface Walked extends PlannedDraft {
  readonly audience: Audience
}

/** Proofs ranges of the cache's profiles one after the other. */
export class ProofWalk {
  readonly #draft: Walked
  readonly #against: Walked | null
  readonly #everyOccurrence: boolean
  readonly #control: JobControl
  #pass: Pass<Parameters<ProofFold['add']>[0]> | undefined
  #finished = 0

  constructor(db: Db, { draft, against, asOf, everyOccurrence, plan = null }: ProofRequest, control: JobControl) {
    readOnce(db)
    const walked = (one: Draft): Walked => {
      const ready = proofDraft(one)
      return { ...ready, plan: null, audience: new Audience(db, one, ready.message, asOf, { control }) }
    }
    this.#draft = { ...walked(draft), plan }
    this.#against = against === null ? null : walked(against)
    this.#everyOccurrence = everyOccurrence
    // the proof is told as a whole how far it is
    this.#control = { isCancelled: control.isCancelled, report: () => undefined }
  }

  /** Counts what recommendations rest on. Do so before another thread walks: it writes to the cache. */
  prepare(): void {
    this.#draft.audience.prepare()
    this.#against?.audience.prepare()
  }

  /** How many profiles have been looked at. */
  get seen(): number {
    return this.#finished + (this.#pass?.seen ?? 0)
  }

  /** Proofs a range; null where it was cancelled. Calls `turn` after every page of some hundred profiles, and waits for it. */
  async range(range: ProfileRange, turn: () => Promise<void> | undefined): Promise<ProofPart | null> {
    const { audience, shape } = this.#draft
    const every = this.#everyOccurrence
    const old = this.#against
    const comparison = old === null ? null : new Comparison(old, old.audience, shape, range, every)
    const fold = new ProofFold(this.#draft, comparison)
    const pass = new Pass(audience.rangeSource(range, every), this.#control)
    this.#pass = pass
    try {
      while (pass.step([fold])) await turn()
    } finally {
      pass.end()
      comparison?.end()
      this.#finished += pass.seen
      this.#pass = undefined
    }
    if (pass.isCancelled) return null
    return {
      proof: fold.proof.state(),
      difference: comparison?.difference.state() ?? null,
      plan: fold.violations?.state() ?? null,
    }
  }
}
