import type { ProfileRange } from '../audience/audience.ts'

/** Profiles: what is walked first is small, so that there are figures at once. */
const firstSize = 1000
/** A smaller range costs more than it evens out. */
const leastSize = 2000
/** Of what is left, a thread takes this part of its share at once. */
const partOfShare = 1 / 2

/**
 * Returns ranges that between them hold the profiles of these ids, in order; `threads` is how many share them. They become smaller, so that
 * the threads end at nearly the same time and yet there are few of them.
 */
export function profileRanges(ids: { readonly first: number; readonly last: number } | null, threads: number) {
  if (ids === null) return []
  const { first, last } = ids
  const ranges: ProfileRange[] = []
  let size = firstSize
  for (let after = first - 1; after < last;) {
    const until = Math.min(last, after + size)
    ranges.push({ after, until })
    after = until
    size = Math.max(leastSize, Math.ceil(((last - until) / threads) * partOfShare))
  }
  return ranges
}

const profilesPerThread = 10_000
const maxThreads = 4

/** Returns how many threads it pays to share a proof among; the machine can run `parallel` at once. */
export function threadsFor(profiles: number, parallel: number): number {
  return Math.max(1, Math.min(maxThreads, parallel, 1 + Math.floor(profiles / profilesPerThread)))
}
