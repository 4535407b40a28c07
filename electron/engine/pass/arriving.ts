import { feed } from './feed.ts'
import type { ArrivingFold } from './fold.ts'
import type { ArrivingSource, PassCandidate } from './source.ts'

/** Feeds a fold with everything that arrives, or as much as it takes. Lets it write before it waits for the next page. */
export async function passArriving<Candidate extends PassCandidate>(
  source: ArrivingSource<Candidate>,
  fold: ArrivingFold<Candidate>,
): Promise<void> {
  for await (const page of source.pages()) {
    await feed(page, fold)
    await fold.flush()
    if (fold.isFull) return
  }
}
