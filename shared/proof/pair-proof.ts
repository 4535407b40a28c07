import { Coverage } from '#shared/proof/coverage'
import { type Finding, Findings } from '#shared/proof/findings'
import type { PairShape } from '#shared/proof/fold'
import { PairLengthsTally } from '#shared/proof/lengths'
import type { Measure } from '#shared/proof/measure'
import type { PairJson } from '#shared/proof/proof-json'

/** What one pair comes to, for a proof that keeps it while other pairs are edited. It adds up to what `Proof` finds out about the pair. */
export class PairProof {
  readonly #coverage: Coverage
  readonly #lengths = new PairLengthsTally()
  readonly #findings: Findings

  constructor(pair: PairShape) {
    const shape = { pairs: [{ ...pair, firstToken: 0 }] }
    this.#coverage = new Coverage(shape)
    this.#findings = new Findings(shape)
  }

  /** Takes in the text of one recipient, with the outcomes of the pair's own tokens. Returns its flaws as `Findings.look` does. */
  add(identity: string, text: string, outcomes: Uint8Array, measure: Measure): number {
    this.#coverage.add({ outcomes })
    this.#lengths.add(measure, identity)
    return this.#findings.look(0, identity, text, outcomes, measure)
  }

  /** Returns the figures. */
  json(key: string): PairJson {
    return {
      key,
      outcome: this.#coverage.outcomeOf(0),
      tokens: this.#coverage.tokensOf(0),
      ...this.#lengths.lengths(),
    }
  }

  /** Returns the findings, for the pair at a place of the draft. `recipients` is how many there are in all. */
  findings(pair: number, recipients: number): Finding[] {
    return this.#findings.findings(recipients).map((finding) => ({ ...finding, pair }))
  }
}
