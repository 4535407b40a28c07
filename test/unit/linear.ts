import { expect } from 'vitest'

const doublings = 3
/** A doubling, by which linear work takes twice and quadratic work four times as long. */
const maxGrowth = 2.6 ** doublings
const maxRounds = 8
/** In microseconds. Shorter work is repeated until it takes as long, so that a clock's tick does not count. */
const minCost = 20_000

/**
 * Asserts that work grows at most linearly with its size, by doubling it three times. What is compared is the CPU time
 * of this thread, the best of several rounds, so that other work on the machine makes no difference.
 * `prepare` makes what is measured for a size, which starts at `from`.
 */
export function expectLinear(from: number, prepare: (size: number) => () => void): void {
  const small = prepare(from)
  const large = prepare(from * 2 ** doublings)
  let repeats = 1
  let first = costOf(small, repeats)
  while (first < minCost) first = costOf(small, (repeats *= 2))
  const best = { small: first, large: Infinity }
  for (let round = 0; round < maxRounds; round++) {
    const cost = costOf(small, repeats)
    // a clock of ticks can miss a whole measurement
    if (cost >= minCost / 2) best.small = Math.min(best.small, cost)
    best.large = Math.min(best.large, costOf(large, repeats))
    if (round > 0 && best.large <= maxGrowth * best.small) break
  }
  expect(best.large / best.small).toBeLessThanOrEqual(maxGrowth)
}

/** Returns the CPU time of this thread, in microseconds. */
function costOf(work: () => void, repeats: number): number {
  const before = process.threadCpuUsage()
  for (let i = 0; i < repeats; i++) work()
  const { user, system } = process.threadCpuUsage(before)
  return user + system
}
