import fc from 'fast-check'
import type { Draft, PayloadMapping } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import { ExactNumber } from '#shared/json/exact-number'
import { customEventTypes, identityTypes } from '#shared/campaign/mparticle-names'
import type { Recipient, SampleEvent } from '#shared/sample/recipient'
import type { Properties, Value } from '#shared/sample/value'
import { anyText } from '../template/arbitrary.ts'

const names = ['Identity', 'Email', 'Name', 'City', 'push_token', '__proto__', 'constructor', '7', 'DOB', 'Age', '']
const anyPropertyName = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...names) }, anyText)

const anyScalar: fc.Arbitrary<Value> = fc.oneof(
  anyText,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(
    '',
    ' ',
    '\u00a0',
    '$D_1767225600',
    'x'.repeat(513),
    'y'.repeat(4097),
    new ExactNumber('9007199254740993'),
  ),
)

const anyValue: fc.Arbitrary<Value> = fc.oneof(
  { weight: 6, arbitrary: anyScalar },
  fc.array(anyScalar, { maxLength: 4 }),
  fc.constant<Value>([['nested']]),
  fc.constant<Value>({ zip: '22100' }),
)

const anyProperties: fc.Arbitrary<Properties> = fc
  .array(fc.tuple(anyPropertyName, anyValue), { maxLength: 8 })
  .map((entries) => Object.fromEntries(entries))

const anyTime = fc.integer({ min: -1e12, max: 2e12 })

const anyEvent: fc.Arbitrary<SampleEvent> = fc.record({
  name: fc.constantFrom('Charged', 'Added to Cart'),
  ts: anyTime,
  properties: anyProperties,
})

export const anyRecipient: fc.Arbitrary<Recipient> = fc
  .record({
    identity: anyText,
    profile: fc
      .tuple(fc.option(fc.string({ minLength: 1 }), { freq: 8 }), anyProperties)
      .map(([identity, others]) => ({ Identity: identity, ...others })),
    event: fc.option(anyEvent),
    constant: fc.array(anyScalar, { maxLength: 3 }),
    asOf: fc.oneof({ weight: 9, arbitrary: anyTime }, fc.constantFrom(NaN, 1.5)),
  })
  .map((recipient) => ({ ...recipient, newest: new Map(), items: new Map() }))

const templates = [
  '{{ @Profile - Name | default: "there" }}',
  '{{ @Event - amount }}',
  '{{ @Constant - Product }}',
  'z'.repeat(300),
]
const anyTemplate = fc
  .array(fc.oneof(fc.constantFrom(...templates), anyText), { maxLength: 4 })
  .map((parts) => parts.join(''))
const anyKey = fc.oneof(
  fc.constantFrom('title', 'body', '__proto__', '2', '1', 'constructor', '', 'k'.repeat(257)),
  anyText,
)

/** Mostly what the Events API takes, and now and then something that it does not. */
function mostly<T>(good: fc.Arbitrary<T>, bad: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 12, arbitrary: good }, { weight: 1, arbitrary: bad })
}

const anyPayload: fc.Arbitrary<PayloadMapping> = fc.record({
  environment: fc.constantFrom('development' as const, 'production' as const),
  eventName: mostly(fc.constant('campaign_message'), fc.oneof(anyText, fc.constant('n'.repeat(257)))),
  customEventType: mostly(fc.constantFrom(...customEventTypes), fc.constantFrom('attribution', 'unknown', '')),
  pairsTo: fc.constantFrom('custom_attributes' as const, 'user_attributes' as const, 'custom_flags' as const),
  identities: fc
    .array(
      fc.tuple(
        mostly(fc.constantFrom<string>(...identityTypes), fc.constantFrom('device', '__proto__')),
        anyPropertyName,
      ),
      { maxLength: 4 },
    )
    .map((entries): Record<string, string> => Object.fromEntries([['customer_id', 'Identity'], ...entries])),
  dataPlan: fc.oneof(
    fc.constant(null),
    fc.record({ id: mostly(fc.constant('shop_plan'), fc.constant(' ')) }),
    fc.record({
      id: fc.constant('shop_plan'),
      version: mostly(fc.integer({ min: 1, max: 99 }), fc.constantFrom(0, 1.5, -1)),
    }),
  ),
})

export const anyDraft: fc.Arbitrary<Draft> = fc
  .record({
    id: fc.constantFrom('', 'a draft'),
    pairs: fc.array(fc.record({ key: anyKey, value: anyTemplate }), { maxLength: 6 }),
    include: fc.record({ profileAttributes: fc.array(anyPropertyName, { maxLength: 4 }), pushTokens: fc.boolean() }),
    payload: anyPayload,
  })
  .map((parts) => ({ ...initialDraft, ...parts, constant: 'Product' }))
