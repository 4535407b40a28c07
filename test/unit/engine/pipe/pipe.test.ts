import { PassThrough, Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import type { Draft } from '#shared/campaign/draft'
import { maxLineBytes, pipe } from '../../../../electron/engine/pipe/pipe.ts'
import type { LineErrorCode } from '../../../../electron/engine/pipe/line-error.ts'
import { answersTo, answerTo, draft, piped } from './run-pipe.ts'

const charged: Draft = {
  ...draft,
  trigger: { kind: 'live-action', event: 'Charged', where: [] },
  pairs: [{ key: 'amount', value: '{{ @Event - amount }} {{ @Viewed - page | default: "no page" }}' }],
}
const recommends: Draft = {
  ...draft,
  recommendations: [
    {
      ...{ slot: 'similar', catalog: 'Products', event: 'Viewed', eventProperty: 'id', catalogColumn: 'Identity' },
      ...{ lookBackDays: 30, position: 1, include: [], exclude: [], near: null, from: 'computed' },
    },
  ],
  pairs: [{ key: 'title', value: '{{ @Recommendation similar - Name }}' }],
}
const who = { profile: { Identity: 'x', Name: 'Mira' } }
const event = (name: string, ts: number, properties: object = {}) => ({ name, ts, properties })
const titled = (title: string) => ({ events: [{ data: { custom_attributes: { title } } }] })
const amounts = (amount: string) => ({ events: [{ data: { custom_attributes: { amount } } }] })

test('a line is answered with its payload', async () => {
  expect(await answerTo(draft, who, 5)).toMatchObject({ user_identities: { customer_id: 'x' }, ...titled('Hi Mira') })
})

test('numbers keep their digits', async () => {
  const line = '{"profile":{"Identity":9007199254740993,"Name":12345678901234567890}}'
  expect(await answerTo(draft, line)).toMatchObject({
    user_identities: { customer_id: '9007199254740993' },
    ...titled('Hi 12345678901234567890'),
  })
})

test('the clock is as-of, or the newest event of the line, or not known', async () => {
  const time = async (line: object, asOf: number | null) => {
    const { events } = (await answerTo(draft, line, asOf)) as { events: { data: { timestamp_unixtime_ms?: number } }[] }
    return events[0]?.data.timestamp_unixtime_ms
  }
  const line = { ...who, event: event('A', 3), events: [event('B', 7), event('C', 5)] }
  expect(await time(line, 6)).toBe(6)
  expect(await time(line, null)).toBe(7)
  expect(await time({ ...who, event: event('A', 3) }, null)).toBe(3)
  expect(await time(who, null)).toBeUndefined()
})

test('the event that the line gives triggers, and tokens see the newest of each name', async () => {
  const events = [
    event('Charged', 1, { amount: 1 }),
    event('Viewed', 5, { page: 'q' }),
    event('Viewed', 5, { page: 'p' }),
    event('Viewed', 2, { page: 'o' }),
  ]
  expect(await answerTo(charged, { ...who, event: event('Charged', 3, { amount: 3 }), events })).toMatchObject(
    amounts('3 p'),
  )
  expect(await answerTo(charged, { ...who, event: event('Charged', 3, { amount: 3 }) })).toMatchObject(
    amounts('3 no page'),
  )
})

describe('what would have to be decided first', () => {
  const error = expect.stringContaining('--decide') as string
  const undecided = { error, code: 'undecided', identity: 'x', line: 1 }
  const inaction: Draft = {
    ...draft,
    trigger: {
      kind: 'live-inaction',
      did: { event: 'Added', where: [] },
      didNot: { event: 'Charged', where: [] },
      withinMinutes: 120,
    },
    aliases: [{ name: 'Product', properties: { Added: 'p', Charged: 'p' } }],
    constant: 'Product',
  }
  const past: Draft = {
    ...inaction,
    constant: null,
    trigger: { kind: 'past-behaviour', match: 'all', did: [{ event: 'Added', where: [] }], didNot: [] },
  }
  const added = event('Added', 1, { p: 'coat' })
  const answers: readonly (readonly [string, Draft, object, object])[] = [
    ['all events, one of which may trigger', charged, { events: [event('Charged', 1)] }, undecided],
    ['the same with a null event', charged, { event: null, events: [event('Charged', 1)] }, undecided],
    ['another event than the triggering one', charged, { event: added, events: [event('Charged', 1)] }, undecided],
    ['all events of an inaction', inaction, { events: [added, event('Charged', 2)] }, undecided],
    ['an event without a constant value', inaction, { event: added }, undecided],
    ['all events of a past behaviour', past, { events: [added] }, undecided],
    ['no event at all', charged, { events: [added] }, { skipped: 'no-trigger-event', identity: 'x' }],
    ['no constant value', inaction, { event: added, constant: [] }, { skipped: 'no-constant-value', identity: 'x' }],
    ['a decided inaction', inaction, { event: added, constant: ['coat'] }, titled('Hi Mira')],
    ['a decided past behaviour', past, { event: null, events: [added] }, titled('Hi Mira')],
    ['a past behaviour without events', past, {}, titled('Hi Mira')],
    ['events where nothing triggers', draft, { events: [added] }, titled('Hi Mira')],
  ]
  test.each(answers)('%s', async (_title, of, line, answer) => {
    expect(await answerTo(of, { ...who, ...line })).toMatchObject(answer)
  })
})

test('events after as-of do not exist', async () => {
  const events = [
    event('Charged', 1, { amount: 1 }),
    event('Charged', 9, { amount: 9 }),
    event('Viewed', 9, { page: 'p' }),
  ]
  expect(await answerTo(charged, { ...who, event: events[0], events }, 5)).toMatchObject(amounts('1 no page'))
  expect(await answerTo(charged, { ...who, event: event('Charged', 9), events: [] }, 5)).toEqual({
    skipped: 'no-trigger-event',
    identity: 'x',
  })
})

test('who lacks the triggering event or a recommended item is skipped', async () => {
  expect(await answerTo(charged, who)).toEqual({ skipped: 'no-trigger-event', identity: 'x' })
  expect(await answerTo(charged, { profile: { Email: 'm@example.com' }, event: event('Other', 1) })).toEqual({
    skipped: 'no-trigger-event',
    identity: 'm@example.com',
  })
  expect(await answerTo(recommends, who)).toEqual({ skipped: 'no-item', identity: 'x', slot: 'similar' })
  expect(await answerTo(recommends, { ...who, items: { similar: { Name: 'Linen shirt' } } })).toMatchObject(
    titled('Linen shirt'),
  )
})

test('constant values are given newest first', async () => {
  const holds: Draft = {
    ...draft,
    constant: 'Product',
    pairs: [{ key: 'title', value: '{{ @Constant - Product }}, {{ @Constant #2 - Product }}' }],
  }
  expect(await answerTo(holds, { ...who, constant: ['jeans', 'coat'] })).toMatchObject(titled('jeans, coat'))
})

test('a batch that mParticle would refuse is an error with its problems', async () => {
  const sentence = expect.stringContaining('Nothing says who this is') as string
  expect(await answerTo(draft, { profile: {} })).toEqual({
    ...{ error: sentence, code: 'refused', identity: null, line: 1 },
    problems: [sentence],
  })
})

const bad: readonly (readonly [line: string, code: LineErrorCode, error: RegExp, identity: string | null])[] = [
  ['', 'empty-line', /^This line is empty/, null],
  [' \t\r', 'empty-line', /^This line is empty/, null],
  ['{', 'not-json', /^This line is not readable JSON/, null],
  ['[]', 'wrong-shape', /JSON object with a “profile”/, null],
  ['null', 'wrong-shape', /JSON object with a “profile”/, null],
  ['9007199254740993', 'wrong-shape', /JSON object with a “profile”/, null],
  ['{}', 'wrong-shape', /^“profile” must be an object/, null],
  ['{"profile":[]}', 'wrong-shape', /^“profile” must be an object/, null],
  ['{"profile":9007199254740993}', 'wrong-shape', /^“profile” must be an object/, null],
  ['{"__proto__":{"profile":{"Identity":"x"}}}', 'wrong-shape', /^“profile” must be an object/, null],
  ['{"profile":{},"event":"Charged"}', 'wrong-shape', /^“event” must be an object/, null],
  ['{"profile":{},"event":{"ts":1}}', 'wrong-shape', /^“event\.name”/, null],
  [
    '{"profile":{},"event":{"name":"a","ts":"1"}}',
    'wrong-shape',
    /^“event\.ts” must be a whole number of milliseconds/,
    null,
  ],
  ['{"profile":{},"event":{"name":"a","ts":1.5}}', 'wrong-shape', /^“event\.ts”/, null],
  ['{"profile":{},"event":{"name":"a","ts":9e15}}', 'wrong-shape', /^“event\.ts”/, null],
  ['{"profile":{},"event":{"name":"a","ts":1,"properties":[]}}', 'wrong-shape', /^“event\.properties”/, null],
  ['{"profile":{"Identity":"x"},"events":{}}', 'wrong-shape', /^“events” must be a list/, 'x'],
  ['{"profile":{},"events":[{"name":"a","ts":1},null]}', 'wrong-shape', /^“events\[1\]” must be an object/, null],
  ['{"identity":"y","profile":{},"constant":"x"}', 'wrong-shape', /^“constant” must be a list/, 'y'],
  ['{"profile":{},"items":[]}', 'wrong-shape', /^“items” must be an object/, null],
  ['{"profile":{},"items":{"similar":"x"}}', 'wrong-shape', /^“items\.similar” must be an object/, null],
  ['{"profile":{},"asOf":"2026-01-01"}', 'wrong-shape', /^“asOf” must be a whole number/, null],
]

test.each(bad)('%s is a bad line', async (line, code, error, identity) => {
  expect(await answerTo(draft, line)).toEqual({
    error: expect.stringMatching(error) as string,
    code,
    identity,
    line: 1,
  })
})

test('the summary counts what the answers say', async () => {
  const lines = ['{', JSON.stringify(who), '', JSON.stringify({ ...who, event: event('Charged', 1) }), 'x']
  const { answers, summary } = await piped(charged, [Buffer.from(lines.join('\n'))], { asOf: null })
  expect(answers).toHaveLength(5)
  expect(summary).toEqual({
    ...{ read: 5, written: 1, skipped: { 'no-trigger-event': 1 }, errors: 3, early: 1 },
    firstErrors: [
      { line: 1, code: 'not-json' },
      { line: 3, code: 'empty-line' },
      { line: 5, code: 'not-json' },
    ],
  })
})

test('a field that is null is as one that is not there: databases write it so', async () => {
  const line = { ...who, event: event('Charged', 1, { amount: 1 }) }
  const plain = await answerTo(charged, line)
  const nulls = { identity: null, events: null, constant: null, items: null, asOf: null }
  expect(await answerTo(charged, { ...nulls, ...line })).toEqual(plain)
  const skipped = { skipped: 'no-item', identity: 'x', slot: 'similar' }
  expect(await answerTo(recommends, { ...who, items: { similar: null } })).toEqual(skipped)
})

test('a line may say whose it is and by which clock it was decided', async () => {
  const answer = await answerTo(charged, { identity: 'own', ...who, event: event('Charged', 3), asOf: 8 })
  expect(answer).toMatchObject({ events: [{ data: { timestamp_unixtime_ms: 8 } }] })
  const ids = ({ source_request_id: id }: { source_request_id?: string }) => id
  expect(ids(answer as object)).not.toEqual(
    ids((await answerTo(charged, { ...who, event: event('Charged', 3) }, 8)) as object),
  )
})

test('bad lines are counted, and the good ones between them answered', async () => {
  const lines = ['{', JSON.stringify(who), '', JSON.stringify(who), 'x']
  const answers = await answersTo(draft, [Buffer.from(lines.join('\n'))])
  expect(answers.map((answer) => (JSON.parse(answer) as { line?: number }).line)).toEqual([
    1,
    undefined,
    3,
    undefined,
    5,
  ])
})

test('a newline at the end is not a line', async () => {
  expect(await answersTo(draft, [])).toEqual([])
  expect(await answersTo(draft, [Buffer.from('x')])).toHaveLength(1)
  expect(await answersTo(draft, [Buffer.from('x\n')])).toHaveLength(1)
  expect(await answersTo(draft, [Buffer.from('x\n\n')])).toHaveLength(2)
})

test('a line that is not UTF-8 is a bad line', async () => {
  const answers = await answersTo(draft, [Buffer.from([0x7b, 0xff, 0x0a]), Buffer.from(`${JSON.stringify(who)}\n`)])
  expect(JSON.parse(answers[0] ?? '')).toMatchObject({ error: expect.stringContaining('UTF-8') as string, line: 1 })
  expect(answers).toHaveLength(2)
})

test('a mark of byte order is passed over', async () => {
  expect(await answerTo(draft, `\uFEFF${JSON.stringify(who)}`)).toMatchObject(titled('Hi Mira'))
})

test('a line of more than 16 MB is a bad line, and is not held', async () => {
  const long = (size: number) =>
    Buffer.from(JSON.stringify({ profile: { Identity: 'x', Notes: '' } }).replace('""', `"${'n'.repeat(size)}"`))
  const just = long(maxLineBytes - long(0).length)
  expect(just).toHaveLength(maxLineBytes)
  const newline = Buffer.from('\n')
  const answers = await answersTo(draft, [
    just,
    newline,
    just,
    Buffer.from(' '),
    newline,
    Buffer.from(JSON.stringify(who)),
  ])
  expect(answers.map((answer) => answer.slice(0, 30))).toEqual([
    '{"environment":"development","',
    '{"error":"This line is longer ',
    '{"environment":"development","',
  ])
})

test('values nested beyond measure are answered', async () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  for (const line of [
    `{"profile":{"Identity":"x","Name":${deep}}}`,
    `{"profile":{"Identity":"x","Id":9007199254740993,"Name":${deep}}}`,
    `{"profile":{"Identity":"x"},"constant":[${deep}]}`,
  ]) {
    expect(await answersTo(draft, [Buffer.from(line)])).toHaveLength(1)
  }
})

test('a slow reader holds the work back', async () => {
  let isBusy = false
  let most = 0
  const output = new Writable({
    highWaterMark: 1024,
    write: (chunk: Buffer, _encoding, done) => {
      expect(isBusy).toBe(false)
      isBusy = true
      most = Math.max(most, chunk.length)
      setTimeout(() => {
        isBusy = false
        done()
      }, 1)
    },
  })
  const lines = Buffer.from(`${JSON.stringify(who)}\n`.repeat(2000))
  await pipe(draft, chunks([lines, lines]), output, { asOf: null })
  expect(most).toBeLessThan(300_000)
  expect(output.writableLength).toBe(0)
})

test('a reader that goes away ends the work quietly, and closes the input', async () => {
  const output = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('EPIPE'), { code: 'EPIPE' })),
  })
  const input = new PassThrough()
  input.write(`${JSON.stringify(who)}\n`)
  await pipe(draft, input, output, { asOf: null })
  expect(input.destroyed).toBe(true)
})

async function* chunks(of: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const chunk of of) yield await Promise.resolve(chunk)
}
