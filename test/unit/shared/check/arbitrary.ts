import fc from 'fast-check'
import type { Draft, Trigger } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import { missingKinds } from '#shared/sample/missing'
import type { ObservedSchema } from '#shared/sample/observed'
import { type ScopeSketch, schemaFrom } from './observe.ts'

const names = [
  'City',
  'city',
  'Ctiy',
  'First Name',
  'Name',
  'Age',
  'DOB',
  '__proto__',
  'constructor',
  'a | b',
  'x }} y',
  '“q”',
  '',
  ' ',
  '東京',
  '😀',
  'Charged',
  'Profile',
  'similar',
]
const marks = [
  '{{ @Profile - ',
  '{{@Event - ',
  '{{ @Charged - ',
  '{{ @Constant - ',
  '{{ @Recommendation similar - ',
  ' }}',
  '{{',
  '}}',
  ' | default: "',
  '"',
  '“',
  '|',
  '@Profile - ',
  '$replacement$##w:',
  '[x]$/replacement$',
  '{% if ',
  ' %}',
  '%%',
  '*|',
  '|*',
  '[[',
  ']]',
  '<%= ',
  '%>',
  '${',
  '{',
  '}',
  '%',
  '\n',
  ' ',
  '@',
  '\uD800',
  '.',
  '-',
  ' - ',
]

export const anyName = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...names) },
  fc.string({ unit: 'binary', maxLength: 12 }),
)

/** Text that is full of what templates are made of, whole and in pieces. */
export const anyTemplate = fc
  .array(fc.oneof(fc.constantFrom(...marks), fc.constantFrom(...names), fc.string({ maxLength: 8 })), { maxLength: 14 })
  .map((parts) => parts.join(''))

const where = fc.array(fc.record({ property: anyName, is: fc.constant('exists' as const) }), { maxLength: 1 })
const match = fc.record({ event: anyName, where })
const trigger: fc.Arbitrary<Trigger | null> = fc.oneof(
  fc.constant(null),
  match.map((event) => ({ kind: 'live-action' as const, ...event })),
  fc.record({ kind: fc.constant('live-inaction' as const), did: match, didNot: match, withinMinutes: fc.constant(1) }),
  fc.record({
    ...{ kind: fc.constant('past-behaviour' as const), match: fc.constantFrom('all' as const, 'any' as const) },
    ...{ did: fc.array(match, { maxLength: 2 }), didNot: fc.array(match, { maxLength: 2 }) },
  }),
)
const slot = fc.record({
  ...{ slot: anyName, catalog: anyName, event: anyName, eventProperty: anyName, catalogColumn: anyName },
  ...{ lookBackDays: fc.constant(30), position: fc.constant(1), include: fc.constant([]), exclude: fc.constant([]) },
  ...{ near: fc.constant(null), from: fc.constant('computed' as const) },
})

export const anyDraft: fc.Arbitrary<Draft> = fc
  .record({
    timeZone: fc.constantFrom('UTC', 'Asia/Kolkatta', ''),
    missing: fc.subarray([...missingKinds]),
    trigger,
    profileWhere: where,
    aliases: fc.array(fc.record({ name: anyName, properties: fc.dictionary(anyName, anyName, { maxKeys: 2 }) }), {
      maxLength: 2,
    }),
    constant: fc.option(anyName),
    recommendations: fc.array(slot, { maxLength: 2 }),
    pairs: fc.array(fc.record({ key: fc.oneof(anyName, anyTemplate), value: anyTemplate }), { maxLength: 5 }),
    include: fc.record({ profileAttributes: fc.array(anyName, { maxLength: 2 }), pushTokens: fc.boolean() }),
    payload: fc.record({
      ...{ environment: fc.constant('development' as const), pairsTo: fc.constant('custom_attributes' as const) },
      ...{ eventName: anyName, customEventType: fc.constantFrom('other', 'attribution', 'x', '') },
      identities: fc.dictionary(fc.oneof(anyName, fc.constantFrom('email', 'emial', 'customer_id')), anyName, {
        maxKeys: 3,
      }),
      dataPlan: fc.option(fc.record({ id: anyName })),
    }),
  })
  .map((parts): Draft => ({ ...initialDraft, ...parts }))

const count = fc.nat({ max: 50 })
const property = fc.record({
  ...{
    absent: count,
    null: count,
    empty: count,
    blank: count,
    placeholder: count,
    notText: count,
    padded: count,
    capitals: count,
    emails: count,
  },
  types: fc.dictionary(fc.constantFrom('string', 'number', 'date', 'list', 'object'), count),
  length: fc.option(fc.record({ min: count, max: fc.nat({ max: 100_000 }) })),
})
const scope: fc.Arbitrary<ScopeSketch> = fc.record({
  total: fc.constantFrom(0, 1, 300, 12_345),
  complete: fc.boolean(),
  properties: fc.dictionary(anyName, property, { maxKeys: 6 }),
})

export const anySchema: fc.Arbitrary<ObservedSchema> = fc
  .record({
    profiles: scope,
    events: fc.dictionary(anyName, scope, { maxKeys: 3 }),
    catalogs: fc.dictionary(anyName, scope, { maxKeys: 2 }),
  })
  .map(schemaFrom)
