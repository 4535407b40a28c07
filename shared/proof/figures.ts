import { Coverage, type CoverageState } from '#shared/proof/coverage'
import { Findings, type FindingsState } from '#shared/proof/findings'
import type { MeasuredRow, ProofRow, ProofShape, SkippedRow } from '#shared/proof/fold'
import { Lengths, type LengthsState } from '#shared/proof/lengths'
import type { Measure } from '#shared/proof/measure'
import { TextMeasures } from '#shared/proof/text-measures'

/** Figures as plain JSON: what a proof has counted about one stretch of the recipients. */
export interface FiguresState {
  readonly coverage: CoverageState
  readonly lengths: LengthsState
  readonly findings: FindingsState
}

/** What a proof counts about a draft's recipients, in constant memory. Hand them over in their order. */
export class Figures {
  readonly shape: ProofShape
  readonly coverage: Coverage
  readonly lengths: Lengths
  readonly findings: Findings
  readonly #measures: TextMeasures

  constructor(shape: ProofShape) {
    this.shape = shape
    this.coverage = new Coverage(shape)
    this.lengths = new Lengths(shape)
    this.findings = new Findings(shape)
    this.#measures = new TextMeasures(shape.pairs.length)
  }

  /** Measures the texts of a recipient. The measures hold until the next recipient. */
  measure(texts: readonly string[]): readonly Measure[] {
    return this.#measures.of(texts)
  }

  /** Adds a row, whose texts are measured. */
  add({ position, identity, texts, outcomes, bytes }: ProofRow): void {
    this.addMeasured({ position, identity, texts, outcomes, bytes, measures: this.measure(texts) })
  }

  /** Adds a row with its measures, which are those of `measure`. */
  addMeasured(row: MeasuredRow): void {
    this.coverage.add(row)
    this.lengths.add(row)
    this.findings.add(row)
  }

  skip(row: SkippedRow): void {
    this.coverage.skip(row)
  }

  /** Adds the state of figures of the same draft over the stretch that follows. */
  merge({ coverage, lengths, findings }: FiguresState): void {
    this.coverage.merge(coverage)
    this.lengths.merge(lengths)
    this.findings.merge(findings)
  }

  state(): FiguresState {
    return { coverage: this.coverage.state(), lengths: this.lengths.state(), findings: this.findings.state() }
  }
}
