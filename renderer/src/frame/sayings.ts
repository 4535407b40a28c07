import type { DraftDiagnostic } from '#shared/check/diagnostic'

/** What problems say, by the message: it is long, and of the same finding the same text. With it, where that is said. */
export type Sayings = ReadonlyMap<string, ReadonlySet<string>>

export function sayingsOf(problems: readonly DraftDiagnostic[]): Sayings {
  const places = new Map<string, Set<string>>()
  for (const problem of problems) {
    const own = places.get(problem.message) ?? new Set()
    places.set(problem.message, own.add(placeOf(problem)))
  }
  return places
}

/** Whether the same is said of the same pair. */
export function isSaid(sayings: Sayings, problem: DraftDiagnostic): boolean {
  return sayings.get(problem.message)?.has(placeOf(problem)) ?? false
}

function placeOf({ code, place }: DraftDiagnostic): string {
  return `${code} ${place.pair ?? place.part}`
}
