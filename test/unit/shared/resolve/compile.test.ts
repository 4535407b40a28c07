import { describe, expect, it } from 'vitest'
import { initialDraft } from '#shared/campaign/initial'
import { ExactNumber } from '#shared/json/exact-number'
import { missingKinds, type MissingKind } from '#shared/sample/missing'
import type { Recipient } from '#shared/sample/recipient'
import { own, type Properties, type Value } from '#shared/sample/value'
import { compile, type MessageDraft } from '#shared/resolve/compile'
import { isTimeZone } from '#shared/sample/time-zone'

const emptyRecipient: Recipient = {
  identity: 'cust-1',
  profile: {},
  event: null,
  newest: new Map(),
  constant: [],
  items: new Map(),
  asOf: Date.UTC(2026, 5, 15),
}
const compiled = (value: string, rules: Partial<MessageDraft> = {}) =>
  compile({ ...initialDraft, ...rules, pairs: [{ key: 'k', value }] })
const text = (value: string, recipient: Partial<Recipient>, rules?: Partial<MessageDraft>) =>
  compiled(value, rules).texts({ ...emptyRecipient, ...recipient })[0]
const pieces = (value: string, recipient: Partial<Recipient>, rules?: Partial<MessageDraft>) =>
  compiled(value, rules).resolve({ ...emptyRecipient, ...recipient })[0]?.pieces
const city = (value: Value, rules?: Partial<MessageDraft>) =>
  text('{{ @Profile - City | default: "D" }}', { profile: { City: value } }, rules)

describe('the text of a value', () => {
  it.each<[Value, string]>([
    ['Umeå', 'Umeå'],
    [' padded ', ' padded '],
    ['{{ @Profile - City }}', '{{ @Profile - City }}'],
    [79.5, '79.5'],
    [0, '0'],
    [-0, '0'],
    [1e21, '1000000000000000000000'],
    [1e-7, '0.0000001'],
    [new ExactNumber('7436677203820153157'), '7436677203820153157'],
    [true, 'true'],
    [false, 'false'],
    [['M', 'L'], 'M, L'],
    [['M', null, 40, true, new ExactNumber('9007199254740993')], 'M, 40, true, 9007199254740993'],
    [['$D_1685318400'], 'May 29, 2023'],
    ['$D_1685318400', 'May 29, 2023'],
    ['$D_20230529', 'May 29, 2023'],
    ['$D_nonsense', '$D_nonsense'],
  ])('%j is %j', (value, shown) => {
    expect(city(value)).toBe(shown)
  })

  it.each([
    ['UTC', 'June 15, 2026'],
    ['Europe/Stockholm', 'June 16, 2026'],
    ['Asia/Kolkata', 'June 16, 2026'],
    ['America/Los_Angeles', 'June 15, 2026'],
    ['Mars/Olympus', 'June 15, 2026'],
  ])('is, for a moment late in the evening, a day of the draft’s time zone: %s', (timeZone, shown) => {
    expect(city('$D_1781562600', { timeZone })).toBe(shown)
    expect(city('$D_20260615', { timeZone })).toBe('June 15, 2026')
  })

  it('follows the draft’s format', () => {
    const format = { month: 'short', listSeparator: ' · ' } as const
    expect(city(['$D_20260131', 'x'], { format })).toBe('Jan 31, 2026 · x')
  })

  it('knows which time zones there are', () => {
    expect(['Europe/Stockholm', 'Asia/Kolkata', 'UTC', 'Mars/Olympus', ''].map(isTimeZone)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
})

const kinds: readonly (readonly [MissingKind, string, Partial<Recipient>])[] = [
  ['absent', '@Profile - City', {}],
  ['absent', '@Event - City', { event: { name: 'E', ts: 0, properties: {} } }],
  ['null', '@Profile - City', { profile: { City: null } }],
  ['empty', '@Profile - City', { profile: { City: '' } }],
  ['empty', '@Profile - City', { profile: { City: [] } }],
  ['blank', '@Profile - City', { profile: { City: ' \t' } }],
  ['blank', '@Profile - City', { profile: { City: '\u200b' } }],
  ['placeholder', '@Profile - City', { profile: { City: 'NULL' } }],
  ['placeholder', '@Event - City', { event: { name: 'E', ts: 0, properties: { City: ' #n/a ' } } }],
  ['not-text', '@Profile - City', { profile: { City: { of: 'x' } } }],
  ['not-text', '@Profile - City', { profile: { City: [['x']] } }],
  ['no-event', '@Event - City', {}],
  ['no-event', '@Charged - City', {}],
  ['no-value', '@Constant - Product', {}],
  ['no-value', '@Constant #2 - Product', { constant: ['coat'] }],
  ['no-value', '@Constant - Colour', { constant: ['coat'] }],
  ['no-item', '@Recommendation similar - Name', {}],
]

describe('a missing value', () => {
  it.each(kinds)('of kind %s lets the default speak where the draft says so: %s', (missing, token, recipient) => {
    const source = `{{ ${token} | default: "D" }}`
    expect(pieces(source, recipient, { missing: [missing], constant: 'Product' })).toMatchObject([
      { text: 'D', from: 'default', missing },
    ])
    const others = missingKinds.filter((kind) => kind !== missing)
    const hasText = missing === 'blank' || missing === 'placeholder'
    const text = hasText ? own({ ...recipient.profile, ...recipient.event?.properties }, 'City') : ''
    const shown = { text, from: hasText ? 'value' : 'empty', missing }
    expect(pieces(source, recipient, { missing: others, constant: 'Product' })).toMatchObject([shown])
  })

  it.each(kinds)('of kind %s is empty without a default: %s', (missing, token, recipient) => {
    expect(pieces(`{{ ${token} }}`, recipient, { missing: [...missingKinds], constant: 'Product' })).toMatchObject([
      { text: '', from: 'empty', missing },
    ])
  })

  it('that is blank prints as it is, unless the draft says otherwise', () => {
    expect(city('  ')).toBe('  ')
    expect(city('  ', { missing: ['blank'] })).toBe('D')
  })

  it('may have an empty default, which speaks', () => {
    expect(pieces('{{ @Profile - City | default: "" }}', {})).toMatchObject([
      { text: '', from: 'default', missing: 'absent' },
    ])
  })
})

describe('a property that every object inherits', () => {
  const inherited = [
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'valueOf',
    'isPrototypeOf',
    '__defineGetter__',
  ]
  const own = (name: string) => JSON.parse(`{${JSON.stringify(name)}:"mine"}`) as Properties

  it.each(inherited)('is absent where the sample does not have it: %s', (name) => {
    const recipient = {
      event: { name: 'E', ts: 0, properties: {} },
      newest: new Map([['C', { name: 'C', ts: 0, properties: {} }]]),
      items: new Map([['s', { id: 'i', columns: {} }]]),
    }
    for (const source of ['Profile', 'Event', 'C', 'Recommendation s']) {
      expect(pieces(`{{ @${source} - ${name} | default: "D" }}`, recipient)).toMatchObject([
        { text: 'D', missing: 'absent' },
      ])
    }
  })

  it.each(inherited)('is what the sample says where it has it: %s', (name) => {
    const recipient = {
      profile: own(name),
      event: { name: 'E', ts: 0, properties: own(name) },
      newest: new Map([['C', { name: 'C', ts: 0, properties: own(name) }]]),
      items: new Map([['s', { id: 'i', columns: own(name) }]]),
    }
    for (const source of ['Profile', 'Event', 'C', 'Recommendation s'])
      expect(text(`{{ @${source} - ${name} }}`, recipient)).toBe('mine')
  })

  it('names no event and no slot', () => {
    expect(pieces('{{ @constructor - x }}{{ @Recommendation toString - x }}', {})).toMatchObject([
      { missing: 'no-event' },
      { missing: 'no-item' },
    ])
  })
})

describe('a piece', () => {
  const charged = { name: 'Charged', ts: 5, properties: { date: '$D_20230529' }, place: { nth: 1, of: 3 } }

  it('says where it is from', () => {
    const recipient: Partial<Recipient> = {
      profile: { Tier: 'gold', DOB: '$D_20000101' },
      importedAt: 7,
      event: { name: 'Added to Cart', ts: 4, properties: { price: 2 } },
      newest: new Map([['Charged', charged]]),
      constant: ['coat', 'jeans'],
      items: new Map([
        ['similar', { id: 'SKU-1', columns: { Name: 'Coat' }, rank: 2, relatedBy: 9, basis: { item: 'SKU-2', ts: 5 } }],
      ]),
    }
    const value =
      '{{ @Profile - Tier }}{{ @Profile - Age }}{{ @Event - price }}{{ @Charged - date }}' +
      '{{ @Constant #2 - Product }}{{ @Recommendation similar - Name }}'
    expect(
      pieces(value, recipient, { constant: 'Product' })?.map(({ text: shown, source }) => [shown, source]),
    ).toEqual([
      ['gold', { kind: 'profile', property: 'Tier', value: 'gold', type: 'string', importedAt: 7, derived: false }],
      ['26', { kind: 'profile', property: 'Age', value: 26, type: 'number', importedAt: 7, derived: true }],
      [
        '2',
        {
          kind: 'event',
          event: 'Added to Cart',
          property: 'price',
          value: 2,
          type: 'number',
          ts: 4,
          nth: null,
          of: null,
        },
      ],
      [
        'May 29, 2023',
        { kind: 'event', event: 'Charged', property: 'date', value: '$D_20230529', type: 'date', ts: 5, nth: 1, of: 3 },
      ],
      ['jeans', { kind: 'constant', alias: 'Product', nth: 2, of: 2, value: 'jeans', type: 'string' }],
      [
        'Coat',
        {
          kind: 'recommendation',
          slot: 'similar',
          column: 'Name',
          item: 'SKU-1',
          rank: 2,
          relatedBy: 9,
          basis: { item: 'SKU-2', ts: 5 },
          value: 'Coat',
          type: 'string',
        },
      ],
    ])
  })

  it('says where it looked in vain', () => {
    const value =
      '{{ @Profile - Tier }}{{ @Event - price }}{{ @Charged - date }}{{ @Constant - Product }}{{ @Recommendation similar - Name }}'
    expect(pieces(value, {}, { constant: 'Product' })?.map(({ source }) => source)).toEqual([
      { kind: 'profile', property: 'Tier', value: undefined, type: null, importedAt: null, derived: false },
      { kind: 'event', event: null, property: 'price', value: undefined, type: null, ts: null, nth: null, of: null },
      {
        kind: 'event',
        event: 'Charged',
        property: 'date',
        value: undefined,
        type: null,
        ts: null,
        nth: null,
        of: null,
      },
      { kind: 'constant', alias: 'Product', nth: 1, of: 0, value: undefined, type: null },
      {
        kind: 'recommendation',
        slot: 'similar',
        column: 'Name',
        item: null,
        rank: null,
        relatedBy: null,
        basis: null,
        value: undefined,
        type: null,
      },
    ])
  })

  it('names its token in the canonical spelling, however it was written', () => {
    const found = pieces('@Profile - Name | default: "x" $replacement$##w:Tier[none]$/replacement$', {})
    expect(found?.map(({ token }) => token)).toEqual([
      '{{ @Profile - Name | default: "x" }}',
      null,
      '{{ @Profile - Tier | default: "none" }}',
    ])
  })
})

describe('a message', () => {
  it('names the events whose newest occurrence it needs, each once', () => {
    const pairs = ['{{ @Charged - a }}{{ @Charged - b }}', '{{ @"Event" - c }}{{ @Event - d }}{{ @Profile - e }}'].map(
      (value) => ({ key: value, value }),
    )
    const message = compile({ ...initialDraft, pairs })
    expect([...message.events]).toEqual(['Charged', 'Event'])
    expect(message.keys).toEqual(pairs.map(({ key }) => key))
  })

  it('without pairs has no texts', () => {
    expect(compile(initialDraft).texts(emptyRecipient)).toEqual([])
    expect(compile(initialDraft).resolve(emptyRecipient)).toEqual([])
  })

  it('takes a key as it is', () => {
    expect(
      compile({ ...initialDraft, pairs: [{ key: '{{ @Profile - City }}', value: '' }] }).resolve(emptyRecipient),
    ).toEqual([{ key: '{{ @Profile - City }}', text: '', pieces: [] }])
  })

  it('prints more dates than it remembers', () => {
    const message = compiled('{{ @Profile - City }}')
    const shown = (seconds: number) =>
      message.texts({ ...emptyRecipient, profile: { City: `$D_${String(seconds)}` } })[0]
    for (let day = 0; day < 10_050; day++) shown(day * 86_400)
    expect(shown(0)).toBe('January 1, 1970')
    expect(shown(10_049 * 86_400)).toBe('July 7, 1997')
  })
})
