import type { ProofShape } from '#shared/proof/fold'
import { WholeProof } from '#shared/proof/whole-proof'
import { valueAt } from './column.ts'
import { type DecidedPage, placeAt } from './decided-page.ts'
import type { PairPage } from './pair-figures.ts'
import type { PayloadBytes } from './payload-bytes.ts'

/** Works out, page by page, what the pairs come to together, from what is known of each. */
export class TogetherFold {
  readonly proof: WholeProof
  readonly #shape: ProofShape
  readonly #payload: PayloadBytes
  readonly #outcomes: Uint8Array
  readonly #measures: readonly { codePoints: number }[]

  constructor(shape: ProofShape, payload: PayloadBytes) {
    this.proof = new WholeProof(shape)
    this.#shape = shape
    this.#payload = payload
    this.#outcomes = new Uint8Array(shape.pairs.reduce((sum, { tokens }) => sum + tokens.length, 0))
    this.#measures = shape.pairs.map(() => ({ codePoints: 0 }))
  }

  /** `nth` is which page it is, from 0; `pairs` what is known of it. */
  add(nth: number, page: DecidedPage, identities: readonly string[], pairs: readonly PairPage[]): void {
    for (const skipped of page.firstSkipped) this.proof.skip(skipped)
    for (let row = 0; row < identities.length; row++) {
      this.#gather(pairs, row)
      this.proof.add({
        position: placeAt(page, page.recipients, row),
        identity: identities[row] ?? '',
        outcomes: this.#outcomes,
        measures: this.#measures,
        bytes: this.#payload.at(nth, pairs, row),
      })
    }
  }

  #gather(pairs: readonly PairPage[], row: number): void {
    const outcomes = this.#outcomes
    for (let pair = 0, at = 0; pair < pairs.length; pair++) {
      const page = pairs[pair]
      const measure = this.#measures[pair]
      if (page === undefined || measure === undefined) continue
      const tokens = this.#shape.pairs[pair]?.tokens.length ?? 0
      for (let token = 0; token < tokens; token++) outcomes[at++] = page.outcomes[row * tokens + token] ?? 0
      measure.codePoints = valueAt(page.length, row)
    }
  }
}
