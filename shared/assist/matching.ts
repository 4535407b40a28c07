import { go } from 'fuzzysort'
import type { Candidate, CandidateList } from '#shared/assist/candidates'

/** What fits worse is not meant; 1 is exact. */
const threshold = 0.2

interface Matching {
  readonly items: readonly Candidate[]
  readonly total: number
}

/**
 * The candidates that fit what is typed: names that begin so, then labels that do, then the best fuzzy fits; among equals the fullest
 * first, then by list and name.
 */
export function matching(
  query: string,
  lists: readonly CandidateList[],
  limit: number,
  leavesOut: (candidate: Candidate) => boolean,
): Matching {
  const text = query.trim().toLowerCase()
  if (text === '') {
    const all = lists.flatMap(({ candidates }) => candidates.filter((candidate) => !leavesOut(candidate)))
    return { items: all.slice(0, limit), total: all.length }
  }
  const size = lists.reduce((sum, { candidates }) => sum + candidates.length, 0)
  const keys: number[] = []
  let before = 0
  for (const { targets, candidates } of lists) {
    for (const { obj, score } of go(text, targets, { limit: 0, threshold })) {
      if (!leavesOut(obj)) keys.push(fit(obj, text, score) * size + before + obj.place)
    }
    before += candidates.length
  }
  const all = lists.length === 1 ? (lists[0]?.candidates ?? []) : lists.flatMap(({ candidates }) => candidates)
  const best = Float64Array.from(keys).sort().subarray(0, limit)
  return { items: Array.from(best, (key) => all[key % size]).filter((item) => item !== undefined), total: keys.length }
}

/** How well a candidate fits, as one number, the best least: numbers sort much faster than objects. Below 3 × 101 × 1002. */
function fit({ foldedField, folded, fillRate }: Candidate, text: string, score: number): number {
  const rank = foldedField.startsWith(text) ? 0 : folded.startsWith(text) ? 1 : 2
  const unfilled = fillRate === null ? 1001 : 1000 - Math.round(fillRate * 1000)
  return (rank * 101 + 100 - Math.round(score * 100)) * 1002 + unfilled
}
