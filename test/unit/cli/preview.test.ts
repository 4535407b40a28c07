import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { galley, json, temporaryFolder } from './run-galley.ts'

const { path: folder, write } = temporaryFolder()
const cache = join(folder, 'samples.sqlite')

// Written by hand: JSON.parse would lose the digits, and `__proto__` with them. A backslash ends an unfinished line.
const samples = String.raw`
{"identity":"full","objectId":"dev-1","type":"profile","ts":1767225600,"profileData":{"Name":"Mira Öst 🎈",\
"Email":"mira@example.com","Phone":"+46701","score":79.50,"tiny":1e-7,"huge":1e23,"account":9007199254740993,\
"ratio":0.1234567890123456789,"member":true,"renews":"$D_1685385000","day":"$D_20230529","soon":"$D_oops",\
"sizes":["M",4,true,null],"nested":[["M"]],"none":[],"address":{"street":"x"},"nothing":null,"empty":"","blank":" \t",\
"padded":" a ","__proto__":"proto","constructor":"built","a - b":"quoted","half":"x\ud800y","html":"<b>&\"'</b>",\
"braces":"{{ @Profile - Name }}"}}
{"identity":"sparse","type":"profile","ts":1767225600,"profileData":{}}
{"identity":"numeric","type":"profile","ts":1767225600,"profileData":{"Phone":46702}}
{"identity":"full","type":"event","ts":1767225700,"evtName":"Added to Cart","evtData":{"product":"old coat","price":100}}
{"identity":"full","type":"event","ts":1767225800,"evtName":"Added to Cart","evtData":{"product":"jeans",\
"price":39.75,"note":null,"sku":18446744073709551615}}
{"identity":"full","type":"event","ts":1767225900,"evtName":"Added to Cart","evtData":{"product":"sticker","price":1}}
{"identity":"full","type":"event","ts":1767225850,"evtName":"Charged","evtData":{"date":"$D_1767225850","Items":[{"prod_name":"jeans"}]}}
{"identity":"full","type":"event","ts":1767225850,"evtName":"Event","evtData":{"x":"reserved"}}
`
  .trim()
  .replaceAll('\\\n', '')

const template = (value: string) => ({ key: value.slice(0, 60), value })
const draft = (pairs: readonly { key: string; value: string }[], more: object = {}) => ({
  galley: 1,
  id: 'd-1',
  timeZone: 'Asia/Kolkata',
  trigger: {
    kind: 'live-action',
    event: 'Added to Cart',
    where: [{ property: 'price', is: 'greater', value: 10 }],
  },
  pairs,
  ...more,
})

interface Piece {
  readonly text: string
  readonly from: string
  readonly token: string | null
  readonly missing: string | null
  readonly source: Readonly<Record<string, unknown>> | null
}

interface Preview {
  readonly identity: string
  readonly event: { readonly name: string; readonly ts: number } | null
  readonly constant: readonly unknown[]
  readonly items: object
  readonly status: string
  readonly reason: string | null
  readonly asOf: number
  readonly pairs: readonly { readonly key: string; readonly text: string; readonly pieces: readonly Piece[] }[]
  readonly payload: {
    readonly events: readonly [{ readonly data: { readonly custom_attributes: Readonly<Record<string, string>> } }]
  }
}

let drafts = 0
async function preview(user: string, values: readonly string[], more: object = {}, options: readonly string[] = []) {
  const file = write(`${String(++drafts)}.galley.json`, JSON.stringify(draft(values.map(template), more)))
  const ran = await galley(['preview', file, '--user', user, '--cache', cache, '--json', ...options])
  expect(ran).toMatchObject({ status: 0, stderr: '' })
  return { document: json<Preview>(ran), text: ran.stdout }
}

beforeAll(async () => {
  const imported = await galley(['import', write('samples.jsonl', samples), '--cache', cache])
  expect(imported).toMatchObject({ status: 0, stderr: '' })
})

describe('the text of a value', () => {
  const cases: readonly (readonly [token: string, text: string, type: string])[] = [
    ['Name', 'Mira Öst 🎈', 'string'],
    ['score', '79.5', 'number'],
    ['tiny', '0.0000001', 'number'],
    ['huge', '100000000000000000000000', 'number'],
    ['account', '9007199254740993', 'number'],
    ['ratio', '0.1234567890123456789', 'number'],
    ['member', 'true', 'boolean'],
    ['renews', 'May 30, 2023', 'date'],
    ['day', 'May 29, 2023', 'date'],
    ['soon', '$D_oops', 'string'],
    ['sizes', 'M, 4, true', 'list'],
    ['padded', ' a ', 'string'],
    ['__proto__', 'proto', 'string'],
    ['constructor', 'built', 'string'],
    ['"a - b"', 'quoted', 'string'],
    ['html', `<b>&"'</b>`, 'string'],
    ['braces', '{{ @Profile - Name }}', 'string'],
    ['Identity', 'full', 'string'],
    ['CleverTap ID', 'dev-1', 'string'],
  ]

  test('is what the tokens ask for, with its source', async () => {
    const { document, text } = await preview(
      'full',
      cases.map(([name]) => `<{{ @Profile - ${name} | default: "no" }}>`),
    )
    expect(document.pairs.map((pair) => pair.text)).toEqual(cases.map(([, expected]) => `<${expected}>`))
    for (const [index, [name, expected, type]] of cases.entries()) {
      const [before, value, after] = document.pairs[index]?.pieces ?? []
      expect(before).toMatchObject({ text: '<', from: 'text', token: null, missing: null, source: null })
      expect(after).toMatchObject({ text: '>', from: 'text' })
      expect(value).toMatchObject({
        ...{ text: expected, from: 'value', missing: null, token: `{{ @Profile - ${name} | default: "no" }}` },
        source: { kind: 'profile', property: name.replaceAll('"', ''), type, derived: false },
      })
    }
    expect(text).toContain('"value": 9007199254740993')
    expect(document.payload.events[0].data.custom_attributes).toMatchObject({
      '<{{ @Profile - account | default: "no" }}>': '<9007199254740993>',
    })
  })

  test('half a character stays half a character, and the batch is still JSON', async () => {
    const { document } = await preview('full', ['{{ @Profile - half }}'])
    expect(document.pairs[0]?.text).toBe('x\ud800y')
  })
})

describe('a missing value', () => {
  const kinds = ['absent', 'null', 'empty', 'not-text'] as const
  const names = {
    absent: ['toString', 'Nowhere'],
    null: ['nothing'],
    empty: ['empty', 'none'],
    'not-text': ['address', 'nested'],
  }
  const all = kinds.flatMap((kind) => names[kind].map((name) => ({ kind, name })))

  test('of each kind gives its default, or nothing where there is none', async () => {
    const { document } = await preview(
      'full',
      all.map(({ name }) => `{{ @Profile - ${name} | default: "dflt" }}|{{ @Profile - ${name} }}`),
    )
    expect(document.pairs.map(({ text }) => text)).toEqual(all.map(() => 'dflt|'))
    for (const [index, { kind, name }] of all.entries()) {
      expect(document.pairs[index]?.pieces, name).toMatchObject([
        { text: 'dflt', from: 'default', missing: kind, source: { kind: 'profile', property: name } },
        { text: '|', from: 'text' },
        { text: '', from: 'empty', missing: kind, source: { kind: 'profile', property: name } },
      ])
    }
  })

  test('that is blank is a value until the draft says otherwise', async () => {
    const value = ['{{ @Profile - blank | default: "dflt" }}']
    const initially = (await preview('full', value)).document.pairs[0]
    expect(initially).toMatchObject({ text: ' \t', pieces: [{ from: 'value', missing: 'blank' }] })
    const asked = (await preview('full', value, { missing: ['blank'] })).document.pairs[0]
    expect(asked).toMatchObject({ text: 'dflt', pieces: [{ from: 'default', missing: 'blank' }] })
  })

  test('of a kind that is not listed leaves the piece empty, default or not', async () => {
    const { document } = await preview('full', ['{{ @Profile - nothing | default: "dflt" }}'], { missing: ['absent'] })
    expect(document.pairs[0]).toMatchObject({ text: '', pieces: [{ from: 'empty', missing: 'null' }] })
  })

  test('of the sources that are not there has its own kind', async () => {
    const { document } = await preview(
      'sparse',
      [
        '{{ @Event - product | default: "e" }}',
        '{{ @Charged - date | default: "n" }}',
        '{{ @Constant - Product | default: "c" }}',
        '{{ @Constant #3 - Product }}',
        '{{ @Recommendation similar - Name | default: "r" }}',
      ],
      { aliases: [{ name: 'Product', properties: { 'Added to Cart': 'product' } }], constant: 'Product' },
    )
    expect(document).toMatchObject({ identity: 'sparse', event: null, status: 'skipped', reason: 'no-trigger-event' })
    expect(document.pairs.map(({ text, pieces }) => [text, pieces[0]?.from, pieces[0]?.missing])).toEqual([
      ['e', 'default', 'no-event'],
      ['n', 'default', 'no-event'],
      ['c', 'default', 'no-value'],
      ['', 'empty', 'no-value'],
      ['r', 'default', 'no-item'],
    ])
    expect(document.pairs.map(({ pieces }) => pieces[0]?.source)).toMatchObject([
      { kind: 'event', event: null },
      { kind: 'event', event: 'Charged' },
      { kind: 'constant', alias: 'Product', nth: 1, of: 0 },
      { kind: 'constant', nth: 3 },
      { kind: 'recommendation', slot: 'similar', column: 'Name' },
    ])
  })
})

describe('an event token', () => {
  test('reads the newest event that meets the trigger, and other events by name', async () => {
    const { document, text } = await preview('full', [
      '{{ @Event - product }}',
      '{{ @Event - sku }}',
      '{{ @Event - note | default: "-" }}',
      '{{ @Event - absent | default: "-" }}',
      '{{ @"Added to Cart" - product }}',
      '{{ @Charged - date }}',
      '{{ @Charged - Items | default: "-" }}',
      '{{ @"Event" - x }}',
    ])
    expect(document.event).toEqual({ name: 'Added to Cart', ts: 1_767_225_800_000 })
    expect(document.status).toBe('ready')
    expect(document.pairs.map((pair) => pair.text)).toEqual([
      'jeans',
      '18446744073709551615',
      '-',
      '-',
      'sticker',
      'January 1, 2026',
      '-',
      'reserved',
    ])
    expect(document.pairs.map(({ pieces }) => pieces[0]?.missing)).toEqual([
      ...[null, null, 'null', 'absent', null, null, 'not-text', null],
    ])
    expect(document.pairs[0]?.pieces[0]?.source).toMatchObject({
      ...{ kind: 'event', event: 'Added to Cart', property: 'product', ts: 1_767_225_800_000, nth: 1, of: 2 },
    })
    expect(document.pairs[5]?.pieces[0]?.source).toMatchObject({ event: 'Charged', nth: 1, of: 1 })
    expect(text).toContain('18446744073709551615')
  })

  test('--event takes an older one, --as-of lets none exist that is later', async () => {
    const value = ['{{ @Event - product | default: "none" }}']
    const texts = async (...options: string[]) =>
      (await preview('full', value, {}, options)).document.pairs.map(({ text }) => text)
    expect(await texts('--event', '2')).toEqual(['old coat'])
    expect(await texts('--event', '3')).toEqual(['none'])
    expect(await texts('--as-of', '2026-01-01T00:03:20Z')).toEqual(['jeans'])
    expect(await texts('--as-of', '2026-01-01T00:03:19.999Z')).toEqual(['old coat'])
    // without an offset it is the draft's time zone, five and a half hours ahead
    expect(await texts('--as-of', '2026-01-01T05:33:19')).toEqual(['old coat'])
    expect(await texts('--as-of', '2025-12-31')).toEqual(['none'])
  })

  test('of a number beyond the last is not there, which is not that the user has none', async () => {
    const path = write('beyond.galley.json', JSON.stringify(draft([template('{{ @Event - product }}')])))
    const printed = await galley(['preview', path, '--cache', cache, '--user', 'full', '--event', '99'])
    expect(printed.stdout).toContain('Number 99 of the events that trigger the message is not there')
    expect(printed.stdout).not.toContain('has no event')
  })
})

describe('the user', () => {
  test.each([
    ['full', 'full'],
    ['dev-1', 'full'],
    ['mira@example.com', 'full'],
    ['+46701', 'full'],
    ['46702', 'numeric'],
  ])('can be named by %s', async (name, identity) => {
    expect((await preview(name, ['x'])).document.identity).toBe(identity)
  })

  test('by chance is the same for the same seed, and gets the message', async () => {
    const file = write('random.galley.json', JSON.stringify(draft([template('x')])))
    const run = () => galley(['preview', file, '--random', '5', '--cache', cache, '--json'])
    const [first, second] = await Promise.all([run(), run()])
    expect(first.stdout).toBe(second.stdout)
    expect(json<Preview>(first).status).toBe('ready')
  })

  test('who is not there is named in a sentence', async () => {
    const file = write('nobody.galley.json', JSON.stringify(draft([])))
    const ran = await galley(['preview', file, '--user', 'nobody', '--cache', cache, '--json'])
    expect(ran).toMatchObject({ status: 3, stdout: '' })
    expect(ran.stderr).toContain('“nobody”')
  })
})

test('a draft in CleverTap’s own spelling, with a 64-bit number in a condition, resolves alike', async () => {
  const conditions = '[{"property":"account","is":"equals","value":9007199254740993}]'
  const whole = JSON.stringify(draft([template('Hi @Profile - Name | default: "you"')], { profileWhere: '@@' }))
  const file = write('clevertap.galley.json', whole.replace('"@@"', conditions))
  const ran = await galley(['preview', file, '--user', 'full', '--cache', cache, '--json'])
  expect(json<Preview>(ran)).toMatchObject({ status: 'ready', pairs: [{ text: 'Hi Mira Öst 🎈' }] })
})
