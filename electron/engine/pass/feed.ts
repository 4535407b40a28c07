import type { WritingFold } from './fold.ts'
import type { PassCandidate, ProfileOutcome } from './source.ts'

/** Feeds a page to a fold, at its pace, until it takes no more. */
export async function feed<Candidate extends PassCandidate>(
  page: readonly ProfileOutcome<Candidate>[],
  fold: Pick<WritingFold<Candidate>, 'add' | 'isFull'>,
): Promise<void> {
  for (const { profile, candidates } of page) {
    for (const candidate of candidates) {
      const written = fold.add(candidate, profile)
      if (written !== undefined) await written
      if (fold.isFull) return
    }
  }
}
