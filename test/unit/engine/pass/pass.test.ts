import { describe, expect, test } from 'vitest'
import type { JobControl, JobProgress } from '../../../../electron/engine/files/job-control.ts'
import { CensusFold } from '../../../../electron/engine/pass/census-fold.ts'
import type { WritingFold } from '../../../../electron/engine/pass/fold.ts'
import { Pass } from '../../../../electron/engine/pass/pass.ts'
import type { PassCandidate, ProfileOutcome, Source } from '../../../../electron/engine/pass/source.ts'
import { ready, skipped } from '../export/cases.ts'

/** Seven profiles in pages of three; the third is a recipient twice, every other one is skipped. */
const outcomes: readonly ProfileOutcome<PassCandidate>[] = [1, 2, 3, 4, 5, 6, 7].map((profile) => {
  if (profile % 2 === 0) return { profile, candidates: [skipped('stopped')] }
  const one = ready(String(profile))
  return { profile, candidates: profile === 3 ? [one, one] : [one] }
})

function watchedSource() {
  const seen = { pages: 0, isClosed: false }
  const source: Source<PassCandidate> = {
    total: outcomes.length,
    *pages() {
      try {
        for (let at = 0; at < outcomes.length; at += 3) {
          seen.pages++
          yield outcomes.slice(at, at + 3)
        }
      } finally {
        seen.isClosed = true
      }
    },
  }
  return { source, seen }
}

class Listed implements WritingFold<PassCandidate> {
  readonly all: string[] = []
  readonly #max: number
  #isWriting = false
  constructor(max = Infinity) {
    this.#max = max
  }
  get written() {
    return this.all.length
  }
  get isFull() {
    return this.all.length >= this.#max
  }
  add({ status }: PassCandidate, profile: number) {
    if (this.#isWriting) throw new Error('the promise was not waited for')
    this.all.push(`${String(profile)} ${status}`)
    if (profile % 3 !== 0) return undefined
    this.#isWriting = true
    return Promise.resolve().then(() => void (this.#isWriting = false))
  }
}

/** Cancels once this many profiles have been seen. */
function control(cancelAt = Infinity) {
  const reports: JobProgress[] = []
  const watch: JobControl = {
    isCancelled: () => (reports.at(-1)?.done ?? 0) >= cancelAt,
    report: (progress) => reports.push(progress),
  }
  return { watch, reports }
}

const everything = outcomes.flatMap(({ profile, candidates }) =>
  candidates.map(({ status }) => `${String(profile)} ${status}`),
)

describe('a pass', () => {
  test('shows every fold the same candidates in the same order, however it is run', async () => {
    const lists = {
      add: (candidate: PassCandidate, profile: number) => all.push(`${String(profile)} ${candidate.status}`),
    }
    const all: string[] = []
    const census = new CensusFold()
    expect(new Pass(watchedSource().source).run([lists, census])).toBe(true)
    expect(all).toEqual(everything)
    expect(census).toMatchObject({ people: 4, recipients: 5, reasons: { counts: [['stopped', 3]] } })

    all.length = 0
    const stepped = new Pass(watchedSource().source)
    const seen = [stepped.seen]
    while (stepped.step([lists])) seen.push(stepped.seen)
    expect(seen).toEqual([0, 3, 6, 7])
    expect(all).toEqual(everything)

    const written = new Listed()
    expect(await new Pass(watchedSource().source).runInto(written)).toBe(true)
    expect(written.all).toEqual(everything)
  })

  test('tells how far it is before every page', () => {
    const { watch, reports } = control()
    new Pass(watchedSource().source, watch).run([])
    expect(reports.map(({ done, total, unit }) => [done, total, unit])).toEqual([
      [0, 7, 'users'],
      [3, 7, 'users'],
      [6, 7, 'users'],
      [7, 7, 'users'],
    ])
  })

  test('stops between two pages when it is cancelled, and closes its source', async () => {
    for (const run of ['run', 'runInto'] as const) {
      const { source, seen } = watchedSource()
      const pass = new Pass(source, control(3).watch)
      const fold = new Listed()
      expect(await (run === 'run' ? pass.run([{ add: () => undefined }]) : pass.runInto(fold))).toBe(false)
      expect(pass).toMatchObject({ isCancelled: true, seen: 6 })
      expect(seen).toEqual({ pages: 2, isClosed: true })
    }
  })

  test('reads no further than a writing fold takes', async () => {
    const { source, seen } = watchedSource()
    const fold = new Listed(2)
    expect(await new Pass(source).runInto(fold)).toBe(true)
    expect(fold.all).toEqual(everything.slice(0, 2))
    expect(seen).toEqual({ pages: 1, isClosed: true })
    const none = watchedSource()
    expect(await new Pass(none.source).runInto(new Listed(0))).toBe(true)
    expect(none.seen.pages).toBe(0)
  })

  test('closes its source when a fold fails', async () => {
    const failing = {
      ...{ isFull: false, written: 0 },
      add: () => {
        throw new Error('no room')
      },
    }
    for (const run of ['run', 'runInto'] as const) {
      const { source, seen } = watchedSource()
      const pass = new Pass(source)
      const result = async () => (run === 'run' ? pass.run([failing]) : pass.runInto(failing))
      await expect(result()).rejects.toThrow('no room')
      expect(seen.isClosed).toBe(true)
    }
  })
})
