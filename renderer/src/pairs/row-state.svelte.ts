import type { Pair } from '#shared/campaign/draft'
import type { ResolvedPair } from '#shared/resolve/resolution'
import { noProblems, type PairProblems } from './problems-by-pair.ts'

/**
 * What one row shows. Written from one place when the draft changes, and only where it did: a keystroke in one row is no work for
 * the others, however many there are.
 */
export class RowState {
  pair = $state.raw<Pair>({ key: '', value: '' })
  /** What the outcomes are of. */
  resolved: ResolvedPair | undefined
  /** What its tokens come to for the recipient at hand, a letter each: see outcomeLetters. */
  outcomes = $state('')
  problems = $state.raw<PairProblems>(noProblems)
  isEdited = $state(false)
  isSelected = $state(false)
}
