import { Coverage } from '#shared/proof/coverage'
import type { MeasuredRow, ProofShape, SkippedRow } from '#shared/proof/fold'
import type { Measure } from '#shared/proof/measure'
import { Personas } from '#shared/proof/personas'
import { Tally } from '#shared/proof/tally'

/** A recipient as what all pairs come to together. The arrays may be used again for the next one. */
export interface WholeRow extends Pick<MeasuredRow, 'position' | 'identity' | 'outcomes' | 'bytes'> {
  readonly measures: readonly Pick<Measure, 'codePoints'>[]
}

/** What the pairs of a message come to together. With a `PairProof` for each pair it is a whole proof. */
export class WholeProof {
  readonly coverage: Coverage
  readonly payload = new Tally()
  readonly personas: Personas

  constructor(shape: ProofShape) {
    this.coverage = new Coverage(shape)
    this.personas = new Personas(shape)
  }

  add(row: WholeRow): void {
    this.coverage.add(row)
    this.payload.add(row.bytes, row.identity)
    this.personas.add(row)
  }

  /** Needs to hear of the first one only that is skipped for a reason. */
  skip(row: SkippedRow): void {
    this.personas.skip(row)
  }
}
