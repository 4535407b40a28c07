/** A distribution: min, the ranks p50 and p99 (nearest rank), max, and whose the longest is, the first in cache order. */
export interface Distribution {
  readonly min: number
  readonly p50: number
  readonly p99: number
  readonly max: number
  readonly longest: string
  /** For drawing: how many values lie in each of at most forty steps of `width`, the first one from `from` on. */
  readonly histogram: Histogram
}

export interface Histogram {
  readonly from: number
  readonly width: number
  readonly counts: readonly number[]
}

/** A tally as plain JSON: how often each value occurs, in the order of the values. */
export interface TallyState {
  readonly counts: readonly (readonly [value: number, count: number])[]
  readonly longest: string
}

/** Smaller values are counted in an array, which is faster than a map. */
const dense = 1024
const maxSteps = 40

/** Counts whole numbers from 0 on exactly, so that their ranks are exact. Holds no more than the distinct values. */
export class Tally {
  readonly #small = new Float64Array(dense)
  readonly #large = new Map<number, number>()
  #max = -1
  #longest = ''

  /** Counts a value; `identity` is whose it is. */
  add(value: number, identity: string): void {
    if (value < dense) this.#small[value] = (this.#small[value] ?? 0) + 1
    else this.#large.set(value, (this.#large.get(value) ?? 0) + 1)
    if (value > this.#max) {
      this.#max = value
      this.#longest = identity
    }
  }

  /** Adds what was counted further on in cache order. */
  merge({ counts, longest }: TallyState): void {
    for (const [value, count] of counts) {
      if (value < dense) this.#small[value] = (this.#small[value] ?? 0) + count
      else this.#large.set(value, (this.#large.get(value) ?? 0) + count)
    }
    const max = counts.at(-1)?.[0] ?? -1
    if (max > this.#max) {
      this.#max = max
      this.#longest = longest
    }
  }

  state(): TallyState {
    const counts: [number, number][] = []
    for (const [value, count] of this.#small.entries()) if (count > 0) counts.push([value, count])
    return { counts: counts.concat([...this.#large].sort(([a], [b]) => a - b)), longest: this.#longest }
  }

  /** Returns the distribution, or null where nothing was counted. */
  distribution(): Distribution | null {
    const { counts, longest } = this.state()
    const min = counts[0]?.[0]
    const max = counts.at(-1)?.[0]
    if (min === undefined || max === undefined) return null
    const total = counts.reduce((sum, [, count]) => sum + count, 0)
    const rank = (percent: number) => valueAt(counts, Math.ceil((percent * total) / 100))
    return { min, p50: rank(50), p99: rank(99), max, longest, histogram: histogramOf(counts, min, max) }
  }
}

/** The value at a rank, counting from 1. */
function valueAt(counts: TallyState['counts'], rank: number): number {
  let seen = 0
  for (const [value, count] of counts) {
    seen += count
    if (seen >= rank) return value
  }
  return 0
}

function histogramOf(counts: TallyState['counts'], min: number, max: number): Histogram {
  const width = Math.ceil((max - min + 1) / maxSteps)
  const steps = Array.from({ length: Math.floor((max - min) / width) + 1 }, () => 0)
  for (const [value, count] of counts) {
    const step = Math.floor((value - min) / width)
    steps[step] = (steps[step] ?? 0) + count
  }
  return { from: min, width, counts: steps }
}
