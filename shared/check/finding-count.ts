import type { DraftDiagnostic } from '#shared/check/diagnostic'

/** A finding in at least this many places is one line, and counts as one. */
export const fewestGrouped = 3

/** Returns how many different things are said: a finding in many places is one. */
export function findingCount(diagnostics: readonly DraftDiagnostic[]): number {
  // a code has one severity
  const byCode = [...Map.groupBy(diagnostics, ({ code }) => code).values()]
  const places = byCode.flatMap((own) => [...Map.groupBy(own, ({ message }) => message).values()])
  return places.reduce((sum, { length }) => sum + (length < fewestGrouped ? length : 1), 0)
}
