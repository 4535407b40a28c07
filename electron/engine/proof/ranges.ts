import type { ProfileRange } from '../audience/audience.ts'

/** Profiles: what is walked first is small, so that there are figures at once. */
const firstSize = 1000
const leastSize = 4000
/** More parts than this for each thread would only take memory. */
const partsPerThread = 8

/** Returns ranges that between them hold the profiles of these ids, in order; `threads` is how many share them. */
export function profileRanges(ids: { readonly first: number; readonly last: number } | null, threads: number) {
  if (ids === null) return []
  const { first, last } = ids
  const size = Math.max(leastSize, Math.ceil((last - first + 1) / (threads * partsPerThread)))
  const ranges: ProfileRange[] = []
  for (let after = first - 1, next = firstSize; after < last; next = size) {
    const until = Math.min(last, after + next)
    ranges.push({ after, until })
    after = until
  }
  return ranges
}

const profilesPerThread = 10_000
const maxThreads = 4

/** Returns how many threads it pays to share a proof among; the machine can run `parallel` at once. */
export function threadsFor(profiles: number, parallel: number): number {
  return Math.max(1, Math.min(maxThreads, parallel, 1 + Math.floor(profiles / profilesPerThread)))
}
