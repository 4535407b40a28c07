import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Draft } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import type { PairJson } from '#shared/proof/proof-json'
import { Tally } from '#shared/proof/tally'
import { againstFrom, againstId } from '../../../../renderer/src/proof/against-options.ts'
import { changedPairs } from '../../../../renderer/src/proof/changed-pairs.ts'
import { fixFinder, inOrder } from '../../../../renderer/src/proof/finding-list.ts'
import { gridPeople } from '../../../../renderer/src/proof/grid-people-of.ts'
import { drawingOf } from '../../../../renderer/src/proof/length-drawing.ts'
import { limitOf } from '../../../../renderer/src/proof/measures.ts'
import { skippedShare } from '../../../../renderer/src/proof/skipped-share.ts'
import { staleParts } from '../../../../renderer/src/state/stale-parts.ts'
import { law } from '../../law.ts'

const draft: Draft = {
  ...initialDraft,
  pairs: [
    { key: 'title', value: 'Hi' },
    { key: 'body', value: 'Bye' },
  ],
}
const [title = { key: '', value: '' }, body = { key: '', value: '' }] = draft.pairs

describe('what is out of date', () => {
  it('is nothing of the draft that was proofed, and nothing for a name or a note', () => {
    for (const now of [draft, { ...draft, name: 'B', notes: 'x' }]) {
      const { any, all, pair } = staleParts(draft, now)
      expect([any, all, pair(0), pair(1)]).toEqual([false, false, false, false])
    }
  })

  it('is the pair that was edited, and not its neighbour', () => {
    const { any, all, pair } = staleParts(draft, { ...draft, pairs: [title, { ...body, value: 'Ciao' }] })
    expect([any, all, pair(0), pair(1)]).toEqual([true, false, false, true])
  })

  it('is no pair that only moved, but the whole', () => {
    const { any, pair } = staleParts(draft, { ...draft, pairs: [body, title] })
    expect([any, pair(0), pair(1)]).toEqual([true, false, false])
  })

  it('is everything where others get the message, or there are other samples', () => {
    for (const now of [{ ...draft, trigger: { kind: 'live-action', event: 'E', where: [] } } as const, null]) {
      const { any, all, pair } = staleParts(draft, now)
      expect([any, all, pair(0), pair(1)]).toEqual([true, true, true, true])
    }
  })
})

describe('a drawing of lengths', () => {
  const distribution = (values: readonly number[]) => {
    const tally = new Tally()
    for (const value of values) tally.add(value, 'a')
    return tally.distribution()
  }
  const anyLengths = fc.array(fc.nat({ max: 5_000 }), { minLength: 1, maxLength: 200 })

  it('keeps every bar and the limit inside, and leaves out none that has texts', () => {
    law(
      fc.property(anyLengths, fc.option(fc.constantFrom(512, 4096)), (values, limit) => {
        const found = distribution(values)
        if (found === null) return
        const { bars, median, limit: line } = drawingOf(found, limit)
        expect(bars.length).toBe(found.histogram.counts.filter((n) => n > 0).length)
        for (const { x, width, height } of bars) {
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x + width).toBeLessThanOrEqual(101)
          expect(height).toBeGreaterThan(0)
          expect(height).toBeLessThanOrEqual(18)
        }
        for (const at of [median, ...(line === null ? [] : [line])]) {
          expect(at).toBeGreaterThanOrEqual(0)
          expect(at).toBeLessThanOrEqual(100)
        }
      }),
      { runs: 300 },
    )
  })

  it('draws the limit where texts come near it or are over it', () => {
    expect(drawingOf(distribution([100, 400]) ?? expect.unreachable(), 512).limit).not.toBeNull()
    expect(drawingOf(distribution([10, 600]) ?? expect.unreachable(), 512).limit).not.toBeNull()
    expect(drawingOf(distribution([10, 30]) ?? expect.unreachable(), 512).limit).toBeNull()
  })

  it('knows the limit that a text comes to first', () => {
    expect([limitOf('length', 512), limitOf('length', 513), limitOf('bytes', 9), limitOf('segments', 2)]).toEqual([
      512,
      4096,
      null,
      null,
    ])
  })
})

it('draws who is skipped so that it is seen, and never more than a part of the bar', () => {
  expect(skippedShare(1, 0)).toBe(0)
  expect(skippedShare(1_000_000, 1)).toBe(0.03)
  expect(skippedShare(10, 990)).toBe(0.16)
  expect(skippedShare(90, 10)).toBe(0.1)
})

it('remembers what is compared with, whatever it is', () => {
  for (const choice of [
    { kind: 'none' },
    { kind: 'saved' },
    { kind: 'version', version: 12 },
    { kind: 'draft', id: 'a b version 3' },
  ] as const)
    expect(againstFrom(againstId(choice))).toEqual(choice)
})

describe('findings', () => {
  const finding = (code: string, severity: 'error' | 'info', pair: number, count: number) => ({
    ...{ code, severity, pair, count },
    ...{ message: '', identity: 'a', text: '' },
  })

  it('stand together by code, the worst first, then the commonest', () => {
    const found = inOrder([
      finding('doubled-space', 'info', 0, 2),
      finding('empty-text', 'info', 1, 9),
      finding('doubled-space', 'info', 1, 20),
      finding('leftover-word', 'error', 1, 1),
    ])
    expect(found.map(({ code, pair }) => [code, pair])).toEqual([
      ['leftover-word', 1],
      ['doubled-space', 0],
      ['doubled-space', 1],
      ['empty-text', 1],
    ])
  })

  it('have the fix of what causes them in their pair, and no other', () => {
    const problem = (pair: number, code: 'no-default' | 'value-length-clevertap') => ({
      code,
      severity: 'warning' as const,
      message: '',
      place: { pair, field: 'value' as const, part: 'pairs' as const, span: null },
      fixes: [{ title: `Fix ${code} in ${String(pair)}`, edits: [] }],
    })
    const problems = [problem(1, 'value-length-clevertap'), problem(0, 'no-default'), problem(1, 'no-default')]
    const fix = (code: string, pair: number) => fixFinder(draft, problems)(finding(code, 'info', pair, 1))?.title
    expect(fix('doubled-space', 1)).toBe('Fix no-default in 1')
    expect(fix('doubled-space', 7)).toBeUndefined()
    expect(fix('broken-url', 1)).toBeUndefined()
  })

  it('have their fixes looked for once, however many findings there are', () => {
    let reads = 0
    const problems = Array.from({ length: 1_000 }, (_, pair) => ({
      code: 'no-default' as const,
      severity: 'warning' as const,
      message: '',
      get place() {
        reads++
        return { pair, field: 'value' as const, part: 'pairs' as const, span: null }
      },
      fixes: [{ title: `Fix ${String(pair)}`, edits: [] }],
    }))
    const many = { ...draft, pairs: problems.map(() => title) }
    const fixFor = fixFinder(many, problems)
    const titles = problems.map((_, pair) => fixFor(finding('doubled-space', 'info', pair, 1))?.title)
    expect(titles.at(-1)).toBe('Fix 999')
    expect(reads).toBeLessThan(5 * problems.length)
  })
})

describe('the pairs that differ', () => {
  const change = (key: string, changed: number) => ({ key, changed, lost: 0, examples: [] })
  const difference = (pairs: readonly ReturnType<typeof change>[]) =>
    ({ changed: 1, lost: 0, entered: 0, left: 0, pairs, added: [], removed: [] }) as const
  const proofed = (...keys: readonly string[]) => keys.map((key) => ({ key }) as PairJson)

  it('have their places in the draft, of equal keys the first the first, and leave out those that are as before', () => {
    const rows = changedPairs(
      difference([change('a', 0), change('b', 2), change('a', 3), change('gone', 1)]),
      proofed('b', 'a', 'c', 'a'),
    )
    expect(rows.map(({ key, index }) => [key, index])).toEqual([
      ['b', 0],
      ['a', 3],
      ['gone', null],
    ])
  })

  it('are found in one walk over the pairs', () => {
    let reads = 0
    const counted = (n: number) => ({
      ...change('', 1),
      get key() {
        reads++
        return `key ${String(n)}`
      },
    })
    const many = Array.from({ length: 2_000 }, (_, n) => counted(n))
    const rows = changedPairs(
      difference(many),
      many.map((pair) => pair as unknown as PairJson),
    )
    expect(rows.at(-1)?.index).toBe(1_999)
    expect(reads).toBeLessThan(20 * many.length)
  })
})

it('shows pinned users first, nobody twice, and no more than there is room for', () => {
  const persona = (profile: number) => ({
    ...{ profile, nth: 1, identity: `u${String(profile)}` },
    shows: [],
    skipped: null,
  })
  const pin = { id: '7 1', profile: 7, nth: 1, identity: 'u7', shows: [] }
  const { people, pinned, more } = gridPeople(
    Array.from({ length: 40 }, (_, i) => persona(i)),
    [pin],
  )
  expect(people.slice(0, 2).map(({ identity }) => identity)).toEqual(['u7', 'u0'])
  expect([people.length, pinned, more]).toEqual([30, 1, 10])
  expect(new Set(people.map(({ id }) => id)).size).toBe(30)
})
