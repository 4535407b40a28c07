import { describe, expect, test } from 'vitest'
import { qualify } from '#shared/audience/qualify'
import type { Draft, Trigger } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import type { Properties, Value } from '#shared/sample/value'

type Told = readonly [name: string, minutes: number, properties?: Properties]
const asOf = Date.UTC(2026, 5, 15)
const day = 24 * 60

/** What comes of a history, oldest import first; minutes are before (−) or after as-of. */
function outcome(draft: Partial<Draft>, history: readonly Told[], profile: Properties = {}) {
  const events = history.map(([name, minutes, properties = {}], order) => {
    return { name, properties, order, ts: asOf + Math.round(minutes * 60_000) }
  })
  const eventsOf = (name: string) =>
    events.filter((one) => one.name === name && one.ts <= asOf).sort((a, b) => b.ts - a.ts || b.order - a.order)
  const found = qualify({ ...initialDraft, ...draft }, profile, eventsOf, asOf)
  return found.ok ? found.all.map(({ event, constant }) => [event?.order ?? null, ...constant]) : found.reason
}

const aliases = [{ name: 'Product', properties: { A: 'p', B: 'Items.q' } }]
const held = { aliases, constant: 'Product' }
const inaction: Trigger = {
  ...{ kind: 'live-inaction', withinMinutes: 60 },
  ...{ did: { event: 'A', where: [] }, didNot: { event: 'B', where: [] } },
}
const bought = (...products: readonly Value[]) => ({ Items: products.map((q) => ({ q })) })
const ms = 1 / 60_000

describe('an inaction', () => {
  test.each<readonly [string, readonly Told[], unknown]>([
    ['qualifies at the very end of its time', [['A', -60]], [[0]]],
    ['waits until then', [['A', -60 + ms]], 'waiting'],
    [
      'is stopped by a B at the very end',
      [
        ['A', -90],
        ['B', -30],
      ],
      'stopped',
    ],
    [
      'is not stopped by a B a millisecond later',
      [
        ['A', -90],
        ['B', -30 + ms],
      ],
      [[0]],
    ],
    [
      'is not stopped by a B before it',
      [
        ['B', -91],
        ['A', -90],
      ],
      [[1]],
    ],
    [
      'is stopped by a B at the same time that was imported after it',
      [
        ['A', -90],
        ['B', -90],
      ],
      'stopped',
    ],
    [
      'is not stopped by a B at the same time that was imported before it',
      [
        ['B', -90],
        ['A', -90],
      ],
      [[1]],
    ],
    ['does not exist after as-of', [['A', 1]], 'no-trigger-event'],
    ['does not exist for a user without events', [], 'no-trigger-event'],
    [
      'qualifies for each occurrence, newest first',
      [
        ['A', -200],
        ['A', -100],
      ],
      [[1], [0]],
    ],
    [
      'goes by an older occurrence where the newest waits',
      [
        ['A', -200],
        ['A', -1],
      ],
      [[0]],
    ],
    [
      'says of the newest why not',
      [
        ['A', -200],
        ['B', -190],
        ['A', -1],
      ],
      'waiting',
    ],
  ])('%s', (_, history, expected) => {
    expect(outcome({ trigger: inaction }, history)).toEqual(expected)
  })
})

describe('an inaction with a constant', () => {
  const a = (minutes: number, p?: Value): Told => ['A', minutes, p === undefined ? {} : { p }]
  test.each<readonly [string, readonly Told[], unknown]>([
    ['is stopped by the same value only', [a(-90, 'coat'), ['B', -80, bought('jeans')]], [[0, 'coat']]],
    ['is stopped by one fitting item', [a(-90, 'coat'), ['B', -80, bought('jeans', 'coat')]], 'stopped'],
    ['takes 42 for "42"', [a(-90, 42), ['B', -80, bought('42')]], 'stopped'],
    ['keeps letter case apart', [a(-90, 'Coat'), ['B', -80, bought('coat')]], [[0, 'Coat']]],
    ['does not qualify without a value', [a(-90)], 'no-constant-value'],
    ['does not count a blank value', [a(-90, ' ')], 'no-constant-value'],
    ['does not count an object', [a(-90, { p: 'coat' })], 'no-constant-value'],
    [
      'makes one recipient a value',
      [a(-90, ['x', 'y', 'x', '']), ['B', -80, bought('z')]],
      [
        [0, 'x'],
        [0, 'y'],
      ],
    ],
    ['makes one of the value that is left', [a(-90, ['x', 'y']), ['B', -80, bought('x')]], [[0, 'y']]],
    ['is not stopped by the same value too late', [a(-90, 'x'), ['B', -29, bought('x')]], [[0, 'x']]],
    ['is not stopped by an event without items', [a(-90, 'x'), ['B', -80, { Items: 'x' }]], [[0, 'x']]],
  ])('%s', (_, history, expected) => {
    expect(outcome({ ...held, trigger: inaction }, history)).toEqual(expected)
  })

  test('has no values where the alias lacks the event, or is not there', () => {
    const lacks = { ...held, aliases: [{ name: 'Product', properties: { B: 'p' } }], trigger: inaction }
    expect(outcome(lacks, [a(-90, 'x')])).toBe('no-constant-value')
    expect(outcome({ ...held, constant: 'Nothing', trigger: inaction }, [a(-90, 'x')])).toBe('no-constant-value')
  })

  test('is stopped by nothing where the alias lacks the event that would', () => {
    const lacks = { ...held, aliases: [{ name: 'Product', properties: { A: 'p' } }], trigger: inaction }
    expect(outcome(lacks, [a(-90, 'x'), ['B', -80, { p: 'x' }]])).toEqual([[0, 'x']])
  })
})

describe('past behaviour', () => {
  const past = (more: Partial<Extract<Trigger, { kind: 'past-behaviour' }>>): Partial<Draft> => ({
    trigger: { kind: 'past-behaviour', match: 'all', did: [], didNot: [], ...more },
  })
  const a = { event: 'A', where: [] }
  const b = { event: 'B', where: [] }

  test.each<readonly [string, Partial<Draft>, readonly Told[], unknown]>([
    ['includes the first moment of its days', past({ did: [{ ...a, withinDays: 2 }] }), [['A', -2 * day]], [[null]]],
    ['excludes the one before', past({ did: [{ ...a, withinDays: 2 }] }), [['A', -2 * day - ms]], 'did-not-do'],
    ['includes as-of', past({ did: [{ ...a, withinDays: 0 }] }), [['A', 0]], [[null]]],
    ['excludes what is later', past({ did: [a] }), [['A', ms]], 'did-not-do'],
    ['asks for all', past({ did: [a, b] }), [['A', -1]], 'did-not-do'],
    ['or for any', past({ match: 'any', did: [a, b] }), [['A', -1]], [[null]]],
    [
      'excludes who did the other',
      past({ did: [a], didNot: [b] }),
      [
        ['A', -1],
        ['B', -9],
      ],
      'did-excluded',
    ],
    [
      'but not who did it too long ago',
      past({ did: [a], didNot: [{ ...b, withinDays: 1 }] }),
      [
        ['A', -1],
        ['B', -2 * day],
      ],
      [[null]],
    ],
    ['without a did holds for who did not', past({ didNot: [b] }), [], [[null]]],
  ])('%s', (_, draft, history, expected) => {
    expect(outcome(draft, history)).toEqual(expected)
  })

  const put = (minutes: number, p: Value): Told => ['A', minutes, { p }]
  test.each<readonly [string, Partial<Draft>, readonly Told[], unknown]>([
    ['the values, newest first', past({ did: [a] }), [put(-9, 'x'), put(-5, 'y')], [[null, 'y', 'x']]],
    ['the last imported first at the same time', past({ did: [a] }), [put(-9, 'x'), put(-9, 'y')], [[null, 'y', 'x']]],
    ['a value once, at its newest', past({ did: [a] }), [put(-9, 'x'), put(-8, 'y'), put(-7, 'x')], [[null, 'x', 'y']]],
    ['at most five', past({ did: [a] }), [1, 2, 3, 4, 5, 6, 7].map((n) => put(n - 10, n)), [[null, 7, 6, 5, 4, 3]]],
    [
      'what no other event has',
      past({ did: [a], didNot: [b] }),
      [put(-9, 'x'), put(-8, 'y'), ['B', -1, bought('y')]],
      [[null, 'x']],
    ],
    [
      'five that are left',
      past({ did: [a], didNot: [b] }),
      [...[1, 2, 3, 4, 5, 6].map((n) => put(n - 10, n)), ['B', -1, bought(6)]],
      [[null, 5, 4, 3, 2, 1]],
    ],
    [
      'no user whose every value the other event has',
      past({ did: [a], didNot: [b] }),
      [put(-9, 'x'), ['B', -1, bought('x')]],
      'did-excluded',
    ],
    ['what all have', past({ did: [a, b] }), [put(-9, 'x'), put(-8, 'y'), ['B', -7, bought('x', 'z')]], [[null, 'x']]],
    ['what some have', past({ match: 'any', did: [a, b] }), [put(-9, 'x'), ['B', -7, bought('z')]], [[null, 'z', 'x']]],
    ['no user who lacks one of all events', past({ did: [a, b] }), [put(-9, 'x')], 'did-not-do'],
    ['no user without a value', past({ did: [a] }), [put(-9, '')], 'no-constant-value'],
  ])('with a constant carries %s', (_, draft, history, expected) => {
    expect(outcome({ ...held, ...draft }, history)).toEqual(expected)
  })
})

test('an action goes by each fitting occurrence', () => {
  const where = [{ property: 'p', is: 'greater', value: 1 } as const]
  const trigger: Trigger = { kind: 'live-action', event: 'A', where }
  expect(
    outcome({ trigger }, [
      ['A', -3, { p: 2 }],
      ['A', -2, { p: 1 }],
      ['A', -1, { p: '3' }],
    ]),
  ).toEqual([[2], [0]])
  expect(outcome({ trigger }, [['A', -3, { p: 1 }]])).toBe('no-trigger-event')
})

test('the conditions on profiles come before everything else', () => {
  const profileWhere = [{ property: 'Tier', is: 'equals', value: 'gold' } as const]
  expect(outcome({ profileWhere }, [], { Tier: 'gold' })).toEqual([[null]])
  expect(outcome({ profileWhere, trigger: inaction }, [], { Tier: 'Gold' })).toBe('profile-conditions')
})
