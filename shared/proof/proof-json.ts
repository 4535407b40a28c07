import type { PairOutcome, TokenCoverage } from '#shared/proof/coverage'
import type { DifferenceReport } from '#shared/proof/difference'
import type { ExpectationsReport } from '#shared/proof/expectations/expectations-report'
import type { Finding } from '#shared/proof/findings'
import type { PairLengths } from '#shared/proof/lengths'
import type { Persona, Personas } from '#shared/proof/personas'
import type { PlanReport } from '#shared/proof/plan-violations'
import type { Figures } from '#shared/proof/figures'
import type { Distribution } from '#shared/proof/tally'

/** What `galley proof --json` prints. Fields may be added, never renamed. */
export interface ProofJson {
  readonly recipients: number
  /** ISO 8601. */
  readonly asOf: string
  readonly skipped: Readonly<Record<string, number>>
  /** Percent of the recipients without an empty piece: two decimals, rounded down; null without recipients. */
  readonly coverage: number | null
  /** Percent of the recipients with a value for every token, likewise. */
  readonly personalized: number | null
  readonly pairs: readonly PairJson[]
  readonly payload: { readonly bytes: Distribution | null }
  readonly findings: readonly Finding[]
  readonly personas: readonly Persona[]
  readonly difference?: DifferenceReport
  readonly plan?: PlanReport
  readonly expectations?: ExpectationsReport
}

export interface PairJson extends PairLengths {
  readonly key: string
  readonly outcome: PairOutcome
  /** One for each occurrence, in the order of the template. */
  readonly tokens: readonly TokenCoverage[]
}

/** What else a proof can tell, where it was asked for. */
export interface ProofExtras {
  readonly difference?: DifferenceReport
  readonly plan?: PlanReport
  readonly expectations?: ExpectationsReport
}

/** The figures of a proof. */
type Counted = Pick<
  ProofJson,
  'recipients' | 'skipped' | 'coverage' | 'personalized' | 'pairs' | 'payload' | 'findings' | 'personas'
>

/** Figures, and personas where a whole proof has found them. */
type Proofed = Figures & { readonly personas?: Personas }

/** Returns a proof as JSON. `asOf` is in milliseconds since 1970. */
export function proofJson(proof: Proofed, asOf: number, extras: ProofExtras = {}): ProofJson {
  const { coverage, lengths, findings, personas, shape } = proof
  const { recipients } = coverage
  const counted = {
    recipients,
    skipped: coverage.skipped(),
    coverage: coverage.coverage(),
    personalized: coverage.personalized(),
    pairs: shape.pairs.map(({ key }, pair) => {
      return { key, outcome: coverage.outcomeOf(pair), tokens: coverage.tokensOf(pair), ...lengths.ofPair(pair) }
    }),
    payload: { bytes: lengths.ofPayload() },
    findings: findings.findings(recipients),
    personas: personas?.personas() ?? [],
  }
  return jsonOf(counted, asOf, extras)
}

/** Returns figures as JSON, in the order in which they are printed. `asOf` is in milliseconds since 1970. */
export function jsonOf(counted: Counted, asOf: number, extras: ProofExtras = {}): ProofJson {
  const { recipients, skipped, coverage, personalized, pairs, payload, findings, personas } = counted
  return {
    recipients,
    asOf: new Date(asOf).toISOString(),
    skipped,
    coverage,
    personalized,
    pairs,
    payload,
    findings,
    personas,
    ...extras,
  }
}
