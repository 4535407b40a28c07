import { expect } from 'vitest'

/** A linear algorithm doubles, a quadratic one takes four times as long. */
const maxGrowth = 2.6
const doublings = 3
const maxRounds = 12
/** Shorter work is repeated until it takes as long, in microseconds: a clock's tick must not count. */
const minCost = 5_000

/**
 * Asserts that work grows at most linearly with its size, by doubling it three times. What is compared is the CPU time
 * of this thread, the best of several rounds, so that other work on the machine makes no difference.
 * `prepare` makes what is measured for a size, which starts at `from`.
 */
export function expectLinear(from: number, prepare: (size: number) => () => void): void {
  const works = Array.from({ length: doublings + 1 }, (_, i) => prepare(from * 2 ** i))
  const best = works.map(() => Infinity)
  const [smallest = () => undefined] = works
  const repeats = Math.max(1, Math.ceil(minCost / Math.max(1, costOf(smallest, 1))))
  const growths = () => best.slice(1).map((cost, i) => cost / (best[i] ?? 0))
  for (let round = 0; round < maxRounds; round++) {
    for (const [i, work] of works.entries()) best[i] = Math.min(best[i] ?? Infinity, costOf(work, repeats))
    if (growths().every((growth) => growth <= maxGrowth)) break
  }
  expect(Math.max(...growths()), `the growths are ${growths().join(', ')}`).toBeLessThanOrEqual(maxGrowth)
}

/** Returns the CPU time of this thread, in microseconds. */
function costOf(work: () => void, repeats: number): number {
  const before = process.threadCpuUsage()
  for (let i = 0; i < repeats; i++) work()
  const { user, system } = process.threadCpuUsage(before)
  return user + system
}
