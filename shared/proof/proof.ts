import { Figures, type FiguresState } from '#shared/proof/figures'
import type { MeasuredRow, ProofShape, SkippedRow } from '#shared/proof/fold'
import { Personas, type PersonasState } from '#shared/proof/personas'

/** A proof as plain JSON: what has been found out about one stretch of the recipients. */
export interface ProofState extends FiguresState {
  readonly personas: PersonasState
}

/** Everything about a draft's recipients that one walk over them finds out. Hand them over in cache order. */
export class Proof extends Figures {
  readonly personas: Personas

  constructor(shape: ProofShape) {
    super(shape)
    this.personas = new Personas(shape)
  }

  override addMeasured(row: MeasuredRow): void {
    super.addMeasured(row)
    this.personas.add(row)
  }

  override skip(row: SkippedRow): void {
    super.skip(row)
    this.personas.skip(row)
  }

  /** Adds the state of a proof of the same draft over the stretch that follows. */
  override merge(state: ProofState): void {
    super.merge(state)
    this.personas.merge(state.personas)
  }

  override state(): ProofState {
    return { ...super.state(), personas: this.personas.state() }
  }
}
