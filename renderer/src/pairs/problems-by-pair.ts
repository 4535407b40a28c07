import { dequal } from 'dequal/lite'
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
      return [pair, was !== undefined && isSame(was, now) ? was : now]
    }),
  )
}

/** More problems than that in a pair are not compared: that takes longer than to draw its row again. */
const mostCompared = 200

function isSame(was: PairProblems, now: PairProblems): boolean {
  return now.key.length + now.value.length <= mostCompared && dequal(was, now)
}
