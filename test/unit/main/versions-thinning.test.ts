import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysKept, versionsToDrop } from '../../../electron/main/drafts/versions-thinning.ts'
import { law } from '../law.ts'

const day = 86_400_000
const now = Date.UTC(2026, 5, 15, 12)
const dayOf = (ms: number) => Math.floor(ms / day)
const bytes = 10

interface Made {
  readonly savedAt: number
  readonly name: string | null
  readonly bytes: number
}
const made = (savedAt: number, name: string | null = null): Made => ({ savedAt, name, bytes })

/** Versions of some 80 days, in the order in which they were made, a few of them named. */
const history = fc
  .array(
    fc.record({
      ago: fc.integer({ min: 0, max: 80 * 24 }),
      name: fc.option(fc.constant('Sent'), { freq: 6 }),
    }),
    { maxLength: 120 },
  )
  .map((entries) => entries.sort((a, b) => b.ago - a.ago).map(({ ago, name }) => made(now - (ago * day) / 24, name)))

describe('whatever was saved and when', () => {
  const laws = (check: (versions: readonly Made[], kept: readonly Made[]) => void, maxBytes = 1e9) =>
    law(
      fc.property(history, (versions) => {
        const dropped = new Set(versionsToDrop(versions, now, { dayOf, maxBytes }))
        check(
          versions,
          versions.filter((version) => !dropped.has(version)),
        )
      }),
      { runs: 100 },
    )

  test('what has a name and what is newest are kept', () => {
    const check = (versions: readonly Made[], kept: readonly Made[]) => {
      expect(kept).toEqual(expect.arrayContaining(versions.filter(({ name }) => name !== null)))
      expect(kept.at(-1)).toBe(versions.at(-1))
    }
    laws(check)
    laws(check, 5 * bytes)
    laws(check, 0)
  })

  test('all of today is kept', () => {
    laws((versions, kept) => {
      expect(kept).toEqual(expect.arrayContaining(versions.filter(({ savedAt }) => dayOf(savedAt) === dayOf(now))))
    })
  })

  test('each of the last 60 days keeps its newest, and no other without a name', () => {
    laws((versions, kept) => {
      for (let ago = 1; ago <= daysKept; ago++) {
        const ofDay = (list: readonly Made[]) => list.filter(({ savedAt }) => dayOf(savedAt) === dayOf(now) - ago)
        const newest = ofDay(versions).at(-1)
        const others = ofDay(kept).filter((version) => version !== newest)
        expect(newest === undefined || kept.includes(newest)).toBe(true)
        expect(others.every(({ name }) => name !== null)).toBe(true)
      }
    })
  })

  test('nothing older is kept without a name, but for the newest', () => {
    laws((_versions, kept) => {
      const old = kept.slice(0, -1).filter(({ savedAt }) => dayOf(savedAt) < dayOf(now) - daysKept)
      expect(old.every(({ name }) => name !== null)).toBe(true)
    })
  })

  test('no more than the bound holds is kept without a name, the newest of it', () => {
    const maxBytes = 5 * bytes
    laws((versions, kept) => {
      const unnamed = kept.slice(0, -1).filter(({ name }) => name === null)
      expect(unnamed.length === 0 || kept.length * bytes <= maxBytes).toBe(true)
      const outlived = versionsToDrop(versions, now, { dayOf })
      const candidates = versions.slice(0, -1).filter((one) => one.name === null && !outlived.includes(one))
      expect(unnamed).toEqual(candidates.slice(candidates.length - unnamed.length))
    }, maxBytes)
  })

  test('thinning again drops nothing more', () => {
    laws((_versions, kept) => {
      expect(versionsToDrop(kept, now, { dayOf })).toEqual([])
    })
  })
})

test('a clock that was set back drops nothing that seems to be of tomorrow', () => {
  const versions = [made(now + 2 * day), made(now + 2 * day + 1), made(now)]
  expect(versionsToDrop(versions, now, { dayOf })).toEqual([])
})

test('a day is a day of this machine’s calendar', () => {
  const at = (...date: readonly [number, number, number, number]) => new Date(...date).getTime()
  const [evening, night, noon] = [made(at(2026, 5, 14, 23)), made(at(2026, 5, 15, 0)), made(at(2026, 5, 15, 12))]
  expect(versionsToDrop([made(at(2026, 5, 14, 22)), evening, night, noon], noon.savedAt)).toHaveLength(1)
})
