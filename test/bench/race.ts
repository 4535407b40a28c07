/** One line of the table. `ratio` is ours against the rival's; `goal` says what it should be. */
export interface Row {
  readonly work: string
  readonly against: string
  readonly ours: string
  readonly rival: string
  /** How many times as fast as the rival; null where there is none. */
  readonly ratio: number | null
  readonly goal: string
  readonly met: boolean
}

/** Runs a piece of work `times` times and answers the milliseconds. */
type Work = (times: number) => number

/** How many times as fast `ours` is as `rival`: both take turns in one run, and the middle one of the rounds counts. */
export function race(ours: Work, rival: Work, times: number, rounds = 11) {
  ours(times)
  rival(times)
  const results = Array.from({ length: rounds }, () => ({ ours: ours(times), rival: rival(times) }))
  return {
    ours: median(results.map((r) => r.ours)),
    rival: median(results.map((r) => r.rival)),
    ratio: median(results.map((r) => r.rival / r.ours)),
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}

/** Milliseconds that one call takes. */
export function timed(work: () => void): number {
  const from = performance.now()
  work()
  return performance.now() - from
}

export function perSecond(count: number, ms: number): string {
  return `${Math.round((count / ms) * 1000).toLocaleString('en-US')}/s`
}

/** A row that is met when ours is at least `least` times as fast as the rival. */
export function ratioRow(row: Omit<Row, 'goal' | 'met'> & { readonly ratio: number }, least: number): Row {
  return { ...row, goal: `≥ ${String(least)} ×`, met: row.ratio >= least }
}
