import fc from 'fast-check'
import { initialDraft } from '#shared/campaign/initial'
import { parseJson } from '#shared/json/exact-number'
import { missingKinds } from '#shared/sample/missing'
import type { Recipient, SampleEvent } from '#shared/sample/recipient'
import type { Properties, Value } from '#shared/sample/value'
import type { MessageDraft } from '#shared/resolve/compile'
import type { Source, Token } from '#shared/template/node'
import { print } from '#shared/template/print'
import type { Part } from './plain-interpreter.ts'

/** Names that objects inherit, names that need quotes, and ordinary ones: few, so that tokens and samples often meet. */
const names = [
  'City',
  'First Name',
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'a | b',
  '-',
  'المدينة',
  '7',
  'length',
  '',
]
const name = fc.constantFrom(...names)
const eventNames = ['Charged', 'Added to Cart', 'Event', 'constructor', '__proto__']
const slots = ['similar', 'a - b', 'toString']

const date = fc.oneof(
  fc.integer({ min: -2_000_000_000, max: 7_000_000_000 }).map((seconds) => `$D_${String(seconds)}`),
  fc
    .tuple(fc.integer({ min: 1850, max: 2250 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }))
    .map(([year, month, day]) => `$D_${String(year)}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`),
  fc.constantFrom('$D_', '$D_x', ' $D_5', '$D_12345678901234', '$D_5 '),
)

const number = fc.oneof(
  fc.constantFrom(
    '7436677203820153157',
    '9007199254740993',
    '-9007199254740993',
    '0.10000000000000000000001',
    '-0',
    '1e25',
    '1E-9',
    '79.50',
    '1e400',
  ),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String),
  fc.double({ noDefaultInfinity: true, noNaN: true }).map((double) => JSON.stringify(double)),
)

const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('Umeå', 'ليلى', '%', '$', '\u007f', '\u00e5', '👩🏽‍🚀', '{{ @Profile - City }}', 'true', 'null'),
  date,
  number.map((text) => parseJson(text) as Value),
  fc.boolean(),
)
const blank = fc.constantFrom<Value>('', ' ', '\t\n', '\u00a0', '\u2003\ufeff', '\u200b', ' \u200d ', null)
const placeholder = fc.constantFrom<Value>(
  'NULL',
  'null',
  'Undefined',
  'nOnE',
  'NaN',
  'N/A',
  '#n/a',
  '\\N',
  '-',
  ' -- ',
)

const anyValue: fc.Arbitrary<Value> = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 3, arbitrary: blank },
  { weight: 2, arbitrary: placeholder },
  { weight: 2, arbitrary: fc.array(fc.oneof(scalar, blank), { maxLength: 4 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Value>({}, { City: 'x' }, [{}], ['a', ['b']], [[], null], { value: { of: [1] } }),
  },
)

const properties: fc.Arbitrary<Properties> = fc
  .array(fc.tuple(name, anyValue), { maxLength: 8 })
  .map((entries) => Object.fromEntries(entries))

const eventOf = (eventName: string): fc.Arbitrary<SampleEvent> =>
  fc.record({ name: fc.constant(eventName), ts: fc.nat(), properties })

export const anyRecipient: fc.Arbitrary<Recipient> = fc.record({
  identity: fc.constant('cust-1'),
  profile: properties,
  event: fc.option(eventOf('Added to Cart'), { freq: 3 }),
  newest: fc
    .subarray(eventNames)
    .chain((present) =>
      fc.tuple(...present.map(eventOf)).map((events) => new Map(events.map((event) => [event.name, event]))),
    ),
  constant: fc.array(anyValue, { maxLength: 5 }),
  items: fc
    .subarray(slots)
    .chain((present) =>
      fc
        .tuple(...present.map((slot) => properties.map((columns) => [slot, { id: 'SKU-1', columns }] as const)))
        .map((items) => new Map(items)),
    ),
  asOf: fc.constant(0),
})

const source: fc.Arbitrary<Source> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Source>({ kind: 'profile' }) },
  fc.constant<Source>({ kind: 'event' }),
  fc.integer({ min: 1, max: 6 }).map((nth): Source => ({ kind: 'constant', nth })),
  fc.constantFrom(...slots, 'none').map((slot): Source => ({ kind: 'recommendation', slot })),
  fc.constantFrom(...eventNames, 'Never').map((event): Source => ({ kind: 'named-event', name: event })),
)

const token: fc.Arbitrary<Token> = source.chain((from) =>
  fc.record({
    source: fc.constant(from),
    field: from.kind === 'constant' ? fc.constantFrom('Product', 'Product', 'City') : name,
    default: fc.option(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', 'there', 'ליל', '{{ @Profile - City }}')),
      { freq: 3 },
    ),
  }),
)

/** Literal text without a character that could begin anything. */
const literal = fc
  .oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))
  .map((text) => text.replace(/[{@$]/g, '') || ' ')

/** A template as the parts it was made of, neighbouring texts joined. */
export const anyTemplate: fc.Arbitrary<Part[]> = fc
  .array(fc.oneof(token, token, literal), { maxLength: 6 })
  .map((parts) => {
    const joined: Part[] = []
    for (const part of parts) {
      const last = joined.at(-1)
      if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part
      else joined.push(part)
    }
    return joined
  })

export const sourceOf = (parts: readonly Part[]) =>
  parts.map((part) => (typeof part === 'string' ? part : print(part))).join('')

export const anyRules: fc.Arbitrary<Omit<MessageDraft, 'pairs'>> = fc.record({
  missing: fc.oneof(fc.constant(initialDraft.missing), fc.subarray([...missingKinds])),
  timeZone: fc.constantFrom(
    'UTC',
    'Asia/Kolkata',
    'Europe/Stockholm',
    'America/Los_Angeles',
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
    'Australia/Lord_Howe',
  ),
  format: fc.record({ month: fc.constantFrom('long', 'short'), listSeparator: fc.constantFrom(', ', '', ' · ', '\n') }),
  constant: fc.constantFrom('Product', 'Product', null),
})
