import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { findingCount } from '#shared/check/finding-count'
import { count, counted } from '#shared/words/numbers'

export type Severity = DraftDiagnostic['severity']

/** Worst first. */
export const severities = ['error', 'warning', 'info'] as const satisfies readonly Severity[]

/**
 * Returns “3 errors, 6 warnings” of what the checks say, the same in many places as one; empty where there are neither. Remarks are no
 * problems.
 */
export function problemWords(diagnostics: readonly DraftDiagnostic[]): string {
  const of = (severity: Severity) => findingCount(diagnostics.filter((diagnostic) => diagnostic.severity === severity))
  return (['error', 'warning'] as const)
    .flatMap((severity) => (of(severity) === 0 ? [] : [counted(of(severity), severity)]))
    .join(', ')
}

/** Returns the first diagnostic that is at least so severe, the worst first; undefined where none is. */
export function firstAtLeast(diagnostics: readonly DraftDiagnostic[], severity: Severity): DraftDiagnostic | undefined {
  const counting = severities.slice(0, severities.indexOf(severity) + 1)
  for (const each of counting) {
    const found = diagnostics.find((diagnostic) => diagnostic.severity === each)
    if (found !== undefined) return found
  }
  return undefined
}

/** How many problems are told of at once. */
const mostTold = 20

/** Returns what the first problems say, and how many others there are: for what is read out, or a tooltip. */
export function messagesOf(problems: readonly DraftDiagnostic[], separator = ' '): string {
  const told = problems.slice(0, mostTold).map(({ message }) => message)
  const rest = problems.length - told.length
  return [...told, ...(rest > 0 ? [`And ${count(rest)} more.`] : [])].join(separator)
}
