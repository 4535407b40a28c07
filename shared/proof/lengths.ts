import type { Fold, MeasuredRow, ProofShape } from '#shared/proof/fold'
import type { Measure } from '#shared/proof/measure'
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

type PairState = LengthsState['pairs'][number]

/** Counts how long the texts of one pair are. */
export class PairLengthsTally {
  readonly #codePoints = new Tally()
  readonly #bytes = new Tally()
  readonly #segments = new Tally()

  add({ codePoints, bytes, segments }: Pick<Measure, 'codePoints' | 'bytes' | 'segments'>, identity: string): void {
    this.#codePoints.add(codePoints, identity)
    this.#bytes.add(bytes, identity)
    this.#segments.add(segments, identity)
  }

  merge([codePoints, bytes, segments]: PairState): void {
    this.#codePoints.merge(codePoints)
    this.#bytes.merge(bytes)
    this.#segments.merge(segments)
  }

  state(): PairState {
    return [this.#codePoints.state(), this.#bytes.state(), this.#segments.state()]
  }

  /** Returns the distributions. */
  lengths(): PairLengths {
    return {
      length: this.#codePoints.distribution(),
      bytes: this.#bytes.distribution(),
      segments: this.#segments.distribution(),
    }
  }
}

const none: PairLengths = { length: null, bytes: null, segments: null }

/** Counts how long the texts and the payloads are. */
export class Lengths implements Fold<LengthsState> {
  readonly #pairs: readonly PairLengthsTally[]
  readonly #payload = new Tally()

  constructor({ pairs }: ProofShape) {
    this.#pairs = pairs.map(() => new PairLengthsTally())
  }

  add({ identity, measures, bytes }: MeasuredRow): void {
    for (let index = 0; index < measures.length; index++) {
      const measure = measures[index]
      if (measure !== undefined) this.#pairs[index]?.add(measure, identity)
    }
    this.#payload.add(bytes, identity)
  }

  merge({ pairs, payload }: LengthsState): void {
    for (const [index, state] of pairs.entries()) this.#pairs[index]?.merge(state)
    this.#payload.merge(payload)
  }

  state(): LengthsState {
    return { pairs: this.#pairs.map((pair) => pair.state()), payload: this.#payload.state() }
  }

  /** Returns the distributions of a pair. */
  ofPair(pair: number): PairLengths {
    return this.#pairs[pair]?.lengths() ?? none
  }

  /** Returns the distribution of the bytes of a payload. */
  ofPayload(): Distribution | null {
    return this.#payload.distribution()
  }
}
