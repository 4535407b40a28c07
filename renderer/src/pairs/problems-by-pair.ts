import type { DraftDiagnostic } from '#shared/check/diagnostic'

export interface PairProblems {
  readonly key: readonly DraftDiagnostic[]
  readonly value: readonly DraftDiagnostic[]
}

export const noProblems: PairProblems = { key: [], value: [] }
export const noneByPair: ReadonlyMap<number, PairProblems> = new Map()

/**
 * Returns the problems of every pair that has some. A pair whose problems are as before keeps its object, so that
 * its row is not drawn again.
 */
export function problemsByPair(
  diagnostics: readonly DraftDiagnostic[],
  before: ReadonlyMap<number, PairProblems>,
): ReadonlyMap<number, PairProblems> {
  const found = new Map<number, { key: DraftDiagnostic[]; value: DraftDiagnostic[] }>()
  for (const diagnostic of diagnostics) {
    const { pair, field } = diagnostic.place
    if (pair === null || field === null) continue
    const own = found.get(pair) ?? { key: [], value: [] }
    own[field].push(diagnostic)
    found.set(pair, own)
  }
  return new Map(
    [...found].map(([pair, now]) => {
      const was = before.get(pair)
      return [pair, was !== undefined && areSame(was.key, now.key) && areSame(was.value, now.value) ? was : now]
    }),
  )
}

function areSame(a: readonly DraftDiagnostic[], b: readonly DraftDiagnostic[]): boolean {
  return a.length === b.length && a.every((each, index) => isSame(each, b[index]))
}

function isSame(a: DraftDiagnostic, b: DraftDiagnostic | undefined): boolean {
  if (a.code !== b?.code || a.severity !== b.severity || a.message !== b.message || a.link !== b.link) return false
  const [at, now] = [a.place.span, b.place.span]
  if (at?.start !== now?.start || at?.end !== now?.end || a.fixes.length !== b.fixes.length) return false
  return a.fixes.length === 0 || JSON.stringify(a.fixes) === JSON.stringify(b.fixes)
}
