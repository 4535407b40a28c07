import { Coverage, type CoverageState } from '#shared/proof/coverage'
import { Findings, type FindingsState } from '#shared/proof/findings'
import type { ProofRow, ProofShape, SkippedRow } from '#shared/proof/fold'
import { Lengths, type LengthsState } from '#shared/proof/lengths'
import { type Measure, measure, newMeasure } from '#shared/proof/measure'
import { Personas, type PersonasState } from '#shared/proof/personas'

/** A proof as plain JSON: what has been found out about one stretch of the recipients. */
export interface ProofState {
  readonly coverage: CoverageState
  readonly lengths: LengthsState
  readonly findings: FindingsState
  readonly personas: PersonasState
}

/** Everything about a draft's recipients that one walk over them finds out. Hand them over in cache order. */
export class Proof {
  readonly shape: ProofShape
  readonly coverage: Coverage
  readonly lengths: Lengths
  readonly findings: Findings
  readonly personas: Personas
  readonly #measures
  /** The texts that the measures are of. */
  readonly #measured: string[] = []

  constructor(shape: ProofShape) {
    this.shape = shape
    this.coverage = new Coverage(shape)
    this.lengths = new Lengths(shape)
    this.findings = new Findings(shape)
    this.personas = new Personas(shape)
    this.#measures = shape.pairs.map(newMeasure)
  }

  /** Measures the texts of a recipient. The measures hold until the next recipient. */
  measure(texts: readonly string[]): readonly Measure[] {
    const measures = this.#measures
    for (let pair = 0; pair < measures.length; pair++) {
      const into = measures[pair]
      const text = texts[pair] ?? ''
      // many pairs have the same text for one recipient after the other
      if (into === undefined || text === this.#measured[pair]) continue
      measure(text, into)
      this.#measured[pair] = text
    }
    return measures
  }

  add({ position, identity, texts, outcomes, bytes }: ProofRow): void {
    const measures = this.measure(texts)
    const row = { position, identity, texts, outcomes, bytes, measures }
    this.coverage.add(row)
    this.lengths.add(row)
    this.findings.add(row)
    this.personas.add(row)
  }

  skip(row: SkippedRow): void {
    this.coverage.skip(row)
    this.personas.skip(row)
  }

  /** Adds the state of a proof of the same draft over the stretch that follows. */
  merge({ coverage, lengths, findings, personas }: ProofState): void {
    this.coverage.merge(coverage)
    this.lengths.merge(lengths)
    this.findings.merge(findings)
    this.personas.merge(personas)
  }

  state(): ProofState {
    return {
      coverage: this.coverage.state(),
      lengths: this.lengths.state(),
      findings: this.findings.state(),
      personas: this.personas.state(),
    }
  }
}
