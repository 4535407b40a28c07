import { go } from 'fuzzysort'
import type { Candidate, CandidateList } from '#shared/assist/candidates'
import { textFit, textFits, type Wanted, wantedOf } from '#shared/assist/text-fit'

/** What fits worse is not meant; 1 is exact. */
const threshold = 0.2

export interface Matching {
  readonly items: readonly Candidate[]
  readonly total: number
}

/** How a candidate meets what is typed, the best least. */
export const fits = { nameBegins: 0, labelBegins: 1, wordBegins: 2, sourceBegins: 3, within: 4, letters: 5 } as const
export type Fit = (typeof fits)[keyof typeof fits]

const labelFits = {
  [textFits.begins]: fits.labelBegins,
  [textFits.wordBegins]: fits.wordBegins,
  [textFits.within]: fits.within,
} as const

/**
 * Returns the candidates that fit what is typed, wherever they are from: names that begin so, then labels that do, then labels with a word
 * that does, then all that come from a source that begins so (`const`, or the triggering event's name), then labels that hold it elsewhere,
 * then the best fuzzy fits; among equals the fullest first, then by list and name.
 */
export function matching(
  query: string,
  lists: readonly CandidateList[],
  limit: number,
  leavesOut: (candidate: Candidate) => boolean,
): Matching {
  const wanted = wantedOf(query)
  const { text } = wanted
  if (text === '') {
    const all = lists.flatMap(({ candidates }) => candidates.filter((candidate) => !leavesOut(candidate)))
    return { items: all.slice(0, limit), total: all.length }
  }
  const size = lists.reduce((sum, { candidates }) => sum + candidates.length, 0)
  const keys: number[] = []
  let before = 0
  for (const { targets, candidates, sources } of lists) {
    const found = go(text, targets, { limit: 0, threshold })
    for (const { obj, score } of found) {
      if (!leavesOut(obj)) keys.push(order(obj, fitOf(obj, wanted), score) * size + before + obj.place)
    }
    if (sources.some((source) => beginsSo(source, text))) {
      const known = new Set(found.map(({ obj }) => obj.place))
      for (const other of candidates) {
        if (known.has(other.place) || !fromSource(other, text) || leavesOut(other)) continue
        keys.push(order(other, fits.sourceBegins, 0) * size + before + other.place)
      }
    }
    before += candidates.length
  }
  const all = lists.length === 1 ? (lists[0]?.candidates ?? []) : lists.flatMap(({ candidates }) => candidates)
  const best = Float64Array.from(keys).sort().subarray(0, limit)
  return { items: Array.from(best, (key) => all[key % size]).filter((item) => item !== undefined), total: keys.length }
}

/** Returns how one candidate that was found meets what is typed. */
export function fitOf(candidate: Candidate, wanted: Wanted): Fit {
  if (candidate.foldedField.startsWith(wanted.text)) return fits.nameBegins
  const fit = textFit(candidate.folded, wanted)
  const byLabel = fit === textFits.letters ? fits.letters : labelFits[fit]
  return byLabel > fits.sourceBegins && fromSource(candidate, wanted.text) ? fits.sourceBegins : byLabel
}

function fromSource({ sources }: Candidate, text: string): boolean {
  return sources.some((source) => beginsSo(source, text))
}

/** One letter begins too much: with it only the names are searched. */
function beginsSo(source: string, text: string): boolean {
  return text.length > 1 && source.startsWith(text)
}

/** A candidate's order as one number, the best least: numbers sort much faster than objects. Below 6 × 101 × 1002. */
function order({ fillRate }: Candidate, fit: Fit, score: number): number {
  const unfilled = fillRate === null ? 1001 : 1000 - Math.round(fillRate * 1000)
  // all candidates of a source fit equally well
  const misfit = fit === fits.sourceBegins ? 0 : 100 - Math.round(score * 100)
  return (fit * 101 + misfit) * 1002 + unfilled
}
