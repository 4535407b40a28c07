import type { Fold, MeasuredRow, ProofShape } from '#shared/proof/fold'
import { Tally, type Distribution, type TallyState } from '#shared/proof/tally'

/** The lengths of a pair's texts: code points, UTF-8 bytes, SMS. Null without recipients. */
export interface PairLengths {
  readonly length: Distribution | null
  readonly bytes: Distribution | null
  readonly segments: Distribution | null
}

export interface LengthsState {
  readonly pairs: readonly (readonly [codePoints: TallyState, bytes: TallyState, segments: TallyState])[]
  readonly payload: TallyState
}

/** Counts how long the texts and the payloads are. */
export class Lengths implements Fold<LengthsState> {
  readonly #pairs: readonly { readonly codePoints: Tally; readonly bytes: Tally; readonly segments: Tally }[]
  readonly #payload = new Tally()

  constructor({ pairs }: ProofShape) {
    this.#pairs = pairs.map(() => ({ codePoints: new Tally(), bytes: new Tally(), segments: new Tally() }))
  }

  add({ identity, measures, bytes }: MeasuredRow): void {
    for (let index = 0; index < measures.length; index++) {
      const measure = measures[index]
      const pair = this.#pairs[index]
      if (measure === undefined || pair === undefined) continue
      pair.codePoints.add(measure.codePoints, identity)
      pair.bytes.add(measure.bytes, identity)
      pair.segments.add(measure.segments, identity)
    }
    this.#payload.add(bytes, identity)
  }

  merge({ pairs, payload }: LengthsState): void {
    for (const [index, [codePoints, bytes, segments]] of pairs.entries()) {
      this.#pairs[index]?.codePoints.merge(codePoints)
      this.#pairs[index]?.bytes.merge(bytes)
      this.#pairs[index]?.segments.merge(segments)
    }
    this.#payload.merge(payload)
  }

  state(): LengthsState {
    return {
      pairs: this.#pairs.map((pair) => [pair.codePoints.state(), pair.bytes.state(), pair.segments.state()]),
      payload: this.#payload.state(),
    }
  }

  /** Returns the distributions of a pair. */
  ofPair(pair: number): PairLengths {
    const { codePoints, bytes, segments } = this.#pairs[pair] ?? {}
    return {
      length: codePoints?.distribution() ?? null,
      bytes: bytes?.distribution() ?? null,
      segments: segments?.distribution() ?? null,
    }
  }

  /** Returns the distribution of the bytes of a payload. */
  ofPayload(): Distribution | null {
    return this.#payload.distribution()
  }
}
