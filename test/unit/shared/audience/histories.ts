import fc from 'fast-check'
import { type Condition, type Draft, operators, type PastEventMatch, type Trigger } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import { ExactNumber } from '#shared/json/exact-number'
import type { Properties, Value } from '#shared/sample/value'
import type { Plain, PlainEvent, World } from './reference-model.ts'

// Histories in which everything meets: few names, few values, few moments, all near the ends of the windows.

const minute = 60_000
const day = 86_400_000
export const base = Date.UTC(2026, 5, 15, 18, 30)

const dates = ['$D_1767225600', '$D_1767225601', '$D_20260101', '2026-01-01', '2026-01-01T05:29:59+05:30', '2026-02-30']
const scalars: readonly Plain[] = [
  ...[42, '42', 'x', 'X', 'xy', '', ' ', true, 'true', 7.5, '7.5', -1, 9007199254740993n, '9007199254740992'],
  ...dates,
]
const scalar = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...scalars) }, fc.nat({ max: 8 }))
const value: fc.Arbitrary<Plain> = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: fc.array(fc.oneof(scalar, fc.constant(null)), { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom<Plain>({ x: 'x' }, [['x'], 42], [{ x: 'x' }]) },
)
/** A key that is left out is not there at all, which the type of `fc.record` cannot say. */
type Bag = fc.Arbitrary<Readonly<Record<string, Plain>>>
const bag = (...names: readonly string[]) =>
  fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] }) as Bag
const items = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.oneof(bag('prod', 'q'), fc.constantFrom<Plain>('x', null)), { maxLength: 7, size: 'max' }),
  },
  { weight: 1, arbitrary: value },
)
const properties = fc.record({ p: value, q: value, Items: items }, { requiredKeys: [] }) as Bag

const moment = fc
  .tuple(fc.constantFrom(0, 0, 0, 1, 2), fc.nat({ max: 4 }), fc.constantFrom(-1, 0, 0, 1))
  .map(([days, minutes, ms]) => base - days * day - minutes * minute - ms)
const eventName = fc.constantFrom('A', 'B', 'C')

export const anyWorld: fc.Arbitrary<World> = fc
  .record({
    profiles: fc.array(bag('p', 'q'), { minLength: 1, maxLength: 4 }),
    events: fc.array(fc.record({ of: fc.nat({ max: 3 }), name: eventName, ts: moment, properties }), {
      maxLength: 24,
      size: 'max',
    }),
  })
  .map(({ profiles, events }) => {
    return { profiles, events: events.map((event): PlainEvent => ({ ...event, of: event.of % profiles.length })) }
  })

const operand = fc.oneof(
  { weight: 5, arbitrary: scalar.filter((one) => typeof one !== 'bigint') },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(42, '42', 'x', true), { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constant(undefined) },
) as fc.Arbitrary<Condition['value']>
const condition = (...names: readonly string[]) =>
  fc.record({ property: fc.constantFrom(...names), is: fc.constantFrom(...operators), value: operand })
const where = fc.oneof(
  { weight: 5, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.array(condition('p', 'q', 'Items.prod'), { maxLength: 2 }) },
)
const match = fc.record({ event: eventName, where })
const past: fc.Arbitrary<PastEventMatch> = fc.record({
  ...{ event: eventName, where },
  withinDays: fc.constantFrom(undefined, undefined, 0, 1, 2),
})
const trigger: fc.Arbitrary<Trigger | null> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: match.map((one) => ({ kind: 'live-action' as const, ...one })) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('live-inaction' as const),
      ...{ did: match, didNot: match, withinMinutes: fc.constantFrom(0, 1, 2, 0.5) },
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      ...{
        kind: fc.constant('past-behaviour' as const),
        match: fc.constantFrom('all' as const, 'any' as const, 'any' as const),
      },
      ...{ did: fc.array(past, { maxLength: 3 }), didNot: fc.oneof(fc.constant([]), fc.array(past, { maxLength: 2 })) },
    }),
  },
)
const path = fc.constantFrom('p', 'q', 'Items.prod', 'Items.prod')

export const anyDraft: fc.Arbitrary<Draft> = fc
  .record({
    trigger,
    profileWhere: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(condition('p', 'q'), { maxLength: 2 })),
    // an alias may lack an event
    aliases: fc
      .record({ A: path, B: path, C: path }, { requiredKeys: [] })
      .map((of) => [{ name: 'Product', properties: of }]),
    constant: fc.constantFrom(null, 'Product', 'Product', 'Product', 'Nothing'),
  })
  .map((parts) => ({ ...initialDraft, ...parts }))

export const anyAsOf = fc.constantFrom(base, base, base - 1, base - minute, base + minute, base - 2 * minute)

/** The same as the engine holds it. */
function valueFrom(plain: Plain): Value {
  if (typeof plain === 'bigint') return new ExactNumber(String(plain))
  if (Array.isArray(plain)) return (plain as readonly Plain[]).map(valueFrom)
  return typeof plain === 'object' && plain !== null ? propertiesFrom(plain as Readonly<Record<string, Plain>>) : plain
}

export function propertiesFrom(plain: Readonly<Record<string, Plain>>): Properties {
  return Object.fromEntries(Object.entries(plain).map(([name, one]) => [name, valueFrom(one)]))
}
