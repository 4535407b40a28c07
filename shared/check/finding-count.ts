import type { DraftDiagnostic } from '#shared/check/diagnostic'

/** A finding in at least this many places is one line, and counts as one. */
export const fewestGrouped = 3

/** Returns how many different things are said: a finding in many places is one. */
export function findingCount(diagnostics: readonly DraftDiagnostic[]): number {
  // a code has one severity
  const byCode = new Map<string, Map<string, number>>()
  for (const { code, message } of diagnostics) {
    const places = byCode.get(code) ?? new Map<string, number>()
    places.set(message, (places.get(message) ?? 0) + 1)
    byCode.set(code, places)
  }
  let sum = 0
  for (const places of byCode.values()) for (const n of places.values()) sum += n < fewestGrouped ? n : 1
  return sum
}
