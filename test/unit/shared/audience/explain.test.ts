import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aliasValues, valueText } from '#shared/audience/alias-values'
import { explain, type Why } from '#shared/audience/explain'
import type { EventsOf, OrderedEvent } from '#shared/audience/history'
import { meets, meetsAll } from '#shared/audience/meets'
import { heldAlias, qualify } from '#shared/audience/qualify'
import { valueAt } from '#shared/audience/value-at'
import { whyWords } from '#shared/audience/why-words'
import type { Draft, EventMatch } from '#shared/campaign/draft'
import type { Properties } from '#shared/sample/value'
import { law } from '../../law.ts'
import { anyAsOf, anyDraft, anyWorld, base, propertiesFrom } from './histories.ts'
import type { World } from './reference-model.ts'

function historyOf({ events }: World, profile: number, asOf: number): EventsOf {
  return (wanted) =>
    events
      .map(({ of, name, ts, properties }, order) => ({ of, name, ts, order, properties: propertiesFrom(properties) }))
      .filter(({ of, name, ts }) => of === profile && name === wanted && ts <= asOf)
      .sort((a, b) => b.ts - a.ts || b.order - a.order)
}

/** Whether what an explanation names is there, and does what it is said to do. */
function holdsUp(why: Why, draft: Draft, profile: Properties, eventsOf: EventsOf, asOf: number): boolean {
  const { trigger } = draft
  const alias = heldAlias(draft)
  const valuesOf = (event: OrderedEvent) => (alias === null ? [] : aliasValues(alias, event).map(valueText))
  const at = ({ name, ts }: { name: string; ts: number }, { where }: Pick<EventMatch, 'where'>) =>
    eventsOf(name).filter((one) => one.ts === ts && meetsAll(one.properties, where))
  switch (why.reason) {
    case 'profile-conditions':
      return draft.profileWhere.includes(why.condition) && !meets(profile[why.condition.property], why.condition)
    case 'no-trigger-event': {
      const [newest] = eventsOf(why.name)
      if (why.closest === null) return newest === undefined
      return (
        newest !== undefined &&
        !meets(valueAt(newest.properties, why.closest.condition.property), why.closest.condition)
      )
    }
    case 'waiting':
      return why.until > asOf && why.event.ts <= asOf
    case 'no-constant-value':
      return (
        why.event === null ||
        eventsOf(why.event.name).some((event) => event.ts === why.event?.ts && valuesOf(event).length === 0)
      )
    case 'stopped': {
      if (trigger?.kind !== 'live-inaction') return false
      const inTime = why.by.ts >= why.event.ts && why.by.ts - why.event.ts <= trigger.withinMinutes * 60_000
      const isHeld = (event: OrderedEvent) => why.value === null || valuesOf(event).includes(why.value)
      return inTime && at(why.event, trigger.did).some(isHeld) && at(why.by, trigger.didNot).some(isHeld)
    }
    case 'did-not-do': {
      if (trigger?.kind !== 'past-behaviour') return false
      const has = trigger.did.map(({ event, where, withinDays = Infinity }) =>
        eventsOf(event).some(
          ({ ts, properties }) => ts >= asOf - withinDays * 86_400_000 && meetsAll(properties, where),
        ),
      )
      return why.missing.length === has.filter((one) => !one).length
    }
    case 'did-excluded': {
      if (trigger?.kind !== 'past-behaviour') return false
      const excluded = trigger.didNot.flatMap((match) => (match.event === why.by.name ? at(why.by, match) : []))
      return excluded.some((event) => (alias === null ? why.value === null : valuesOf(event).includes(why.value ?? '')))
    }
  }
}

test('an explanation has the verdict of qualify, and what it names is so', () => {
  const reasons = new Map<string, number>()
  law(
    fc.property(anyDraft, anyWorld, anyAsOf, (draft, world, asOf) => {
      for (const [i, plain] of world.profiles.entries()) {
        const [profile, eventsOf] = [propertiesFrom(plain), historyOf(world, i, asOf)]
        const verdict = qualify(draft, profile, eventsOf, asOf)
        const why = explain(draft, profile, eventsOf, asOf)
        expect(why?.reason ?? null).toBe(verdict.ok ? null : verdict.reason)
        if (why === null) continue
        reasons.set(why.reason, (reasons.get(why.reason) ?? 0) + 1)
        expect({ why, holdsUp: holdsUp(why, draft, profile, eventsOf, asOf) }).toEqual({ why, holdsUp: true })
        expect(whyWords(why, String)).toMatch(/\.$/)
      }
    }),
    { runs: 9000 },
  )
  for (const reason of [
    'profile-conditions',
    'no-trigger-event',
    'waiting',
    'stopped',
    'no-constant-value',
    'did-not-do',
    'did-excluded',
  ])
    expect(reasons.get(reason), reason).toBeGreaterThan(10)
})

const minute = 60_000
const rules = (more: Partial<Draft>): Draft => ({
  ...({
    profileWhere: [],
    aliases: [{ name: 'Product', properties: { 'Added to Cart': 'product_name', Charged: 'Items.prod_name' } }],
  } as unknown as Draft),
  ...{
    constant: 'Product',
    trigger: {
      kind: 'live-inaction',
      did: { event: 'Added to Cart', where: [] },
      didNot: { event: 'Charged', where: [] },
      withinMinutes: 120,
    },
  },
  ...more,
})
const clock = (ms: number) => new Date(ms).toISOString().slice(11, 16)
const event = (name: string, minutes: number, properties: Properties): OrderedEvent => ({
  name,
  ts: base + minutes * minute,
  order: minutes,
  properties,
})

function words(draft: Draft, profile: Properties, events: readonly OrderedEvent[], minutes: number): string | null {
  const why = explain(
    draft,
    profile,
    (name) => events.filter((one) => one.name === name).toReversed(),
    base + minutes * minute,
  )
  return why === null ? null : whyWords(why, clock)
}

const jeans = event('Added to Cart', 0, { product_name: 'blue jeans' })
const bought = event('Charged', 40, { Items: [{ prod_name: 'blue jeans' }] })

test.each([
  [
    'City is “Pune”, and the condition wants that it is “Delhi”.',
    rules({ profileWhere: [{ property: 'City', is: 'equals', value: 'Delhi' }] }),
    { City: 'Pune' },
    [],
    0,
  ],
  [
    'City is not there, and the condition wants that it is one of “Delhi”, “Pune”.',
    rules({ profileWhere: [{ property: 'City', is: 'one-of', value: ['Delhi', 'Pune'] }] }),
    {},
    [],
    0,
  ],
  ['Did “Charged” 40 minutes after “Added to Cart”, with Product = blue jeans.', rules({}), {}, [jeans, bought], 500],
  ['No “Added to Cart” at or before as-of.', rules({}), {}, [bought], 500],
  ['Waiting: “Added to Cart”, 18:30, and “Charged” may still come until 20:30.', rules({}), {}, [jeans], 60],
  [
    '“Added to Cart”, 18:30 has no product_name, which “Product” is taken from.',
    rules({}),
    {},
    [event('Added to Cart', 0, {})],
    60,
  ],
  [
    '“Added to Cart”, 18:30 does not count: product_name is “blue jeans”, and the condition wants that it contains “coat”.',
    rules({
      trigger: {
        kind: 'live-action',
        event: 'Added to Cart',
        where: [{ property: 'product_name', is: 'contains', value: 'coat' }],
      },
    }),
    {},
    [jeans],
    60,
  ],
  [
    'Did “Charged”, 19:10, with Product = blue jeans.',
    rules({
      trigger: {
        kind: 'past-behaviour',
        match: 'all',
        did: [{ event: 'Added to Cart', where: [] }],
        didNot: [{ event: 'Charged', where: [] }],
      },
    }),
    {},
    [jeans, bought],
    60,
  ],
  [
    'No “Added to Cart” in the last 1 day at or before as-of; the newest, 18:30, is too old.',
    rules({
      trigger: {
        kind: 'past-behaviour',
        match: 'all',
        did: [{ event: 'Added to Cart', where: [], withinDays: 1 }],
        didNot: [],
      },
    }),
    {},
    [jeans],
    3000,
  ],
  [null, rules({}), {}, [jeans], 120],
] as const)('says: %s', (expected, draft, profile, events, minutes) => {
  expect(words(draft, profile, events, minutes)).toBe(expected)
})
