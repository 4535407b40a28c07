import type { Draft } from '#shared/campaign/draft'
import type { ProofResult } from '#shared/proof/proof-result'
import type { Severity } from '#shared/template/diagnostic'

/** What a report is made of. */
export interface ReportInput {
  readonly draft: Draft
  readonly result: ProofResult
  /** What the check says of the draft. */
  readonly diagnostics: readonly ReportDiagnostic[]
  /** What the older draft is called, where there is one. */
  readonly against: string | null
  /** What counts as failed: that severity, and what is worse. */
  readonly failOn: Severity
  /** In per cent; null where any coverage will do. */
  readonly minCoverage: number | null
}

export interface ReportDiagnostic {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  /** Counts from 0; null for the draft as a whole. */
  readonly pair: number | null
}

const severities = ['error', 'warning', 'info'] as const satisfies readonly Severity[]

/** Returns whether a severity is as bad as a limit, or worse. */
export function isAtLeast(severity: Severity, limit: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(limit)
}

/** Returns what is wrong with the coverage, in a sentence; null where it will do. */
export function coverageProblem({ result, minCoverage }: Pick<ReportInput, 'result' | 'minCoverage'>): string | null {
  if (minCoverage === null) return null
  const { coverage } = result.json
  if (coverage === null)
    return `The draft has no recipients, so there is no coverage that could reach ${minCoverage} %.`
  if (coverage >= minCoverage) return null
  return `Coverage is ${coverage} %: fewer than ${minCoverage} % of the recipients get a message without an empty piece.`
}
