import { PassThrough, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import type { Draft } from '#shared/campaign/draft'
import { maxLineBytes } from '../../../../electron/engine/pipe/line-source.ts'
import { pipe } from '../../../../electron/engine/pipe/pipe.ts'
import { answersTo, answerTo, draft } from './run-pipe.ts'

const charged: Draft = {
  ...draft,
  trigger: { kind: 'live-action', event: 'Charged', where: [] },
  pairs: [{ key: 'amount', value: '{{ @Event - amount }} {{ @Viewed - page | default: "no page" }}' }],
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

test('the event that the line gives triggers, or else the newest of its name', async () => {
  const events = [
    event('Charged', 1, { amount: 1 }),
    event('Charged', 4, { amount: 4 }),
    event('Charged', 4, { amount: 5 }),
    event('Charged', 2),
  ]
  expect(await answerTo(charged, { ...who, event: event('Charged', 3, { amount: 3 }), events })).toMatchObject(
    amounts('3 no page'),
  )
  expect(await answerTo(charged, { ...who, events })).toMatchObject(amounts('5 no page'))
  expect(
    await answerTo(charged, { ...who, event: null, events: [...events, event('Viewed', 1, { page: 'p' })] }),
  ).toMatchObject(amounts('5 p'))
})

test('events after as-of do not exist', async () => {
  const events = [
    event('Charged', 1, { amount: 1 }),
    event('Charged', 9, { amount: 9 }),
    event('Viewed', 9, { page: 'p' }),
  ]
  expect(await answerTo(charged, { ...who, events }, 5)).toMatchObject(amounts('1 no page'))
  expect(await answerTo(charged, { ...who, event: event('Charged', 9), events: [] }, 5)).toEqual({
    skipped: 'no “Charged” event',
    identity: 'x',
  })
})

test('who lacks the triggering event or a recommended item is skipped', async () => {
  expect(await answerTo(charged, who)).toEqual({ skipped: 'no “Charged” event', identity: 'x' })
  expect(await answerTo(charged, { profile: { Email: 'm@example.com' }, event: event('Other', 1) })).toEqual({
    skipped: 'no “Charged” event',
    identity: 'm@example.com',
  })
  const slot = {
    slot: 'similar',
    catalog: 'Products',
    event: 'Viewed',
    eventProperty: 'id',
    catalogColumn: 'Identity',
    lookBackDays: 30,
    position: 1,
  }
  const recommends: Draft = {
    ...draft,
    recommendations: [{ ...slot, include: [], exclude: [], near: null, from: 'computed' }],
    pairs: [{ key: 'title', value: '{{ @Recommendation similar - Name }}' }],
  }
  expect(await answerTo(recommends, who)).toEqual({ skipped: 'no item for “similar”', identity: 'x' })
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
  expect(await answerTo(draft, { profile: {} })).toEqual({ error: sentence, line: 1, problems: [sentence] })
})

const bad: readonly (readonly [string, RegExp])[] = [
  ['', /^This line is empty/],
  [' \t\r', /^This line is empty/],
  ['{', /^This line is not readable JSON/],
  ['[]', /JSON object with a “profile”/],
  ['null', /JSON object with a “profile”/],
  ['9007199254740993', /JSON object with a “profile”/],
  ['{}', /^“profile” must be an object/],
  ['{"profile":[]}', /^“profile” must be an object/],
  ['{"profile":9007199254740993}', /^“profile” must be an object/],
  ['{"__proto__":{"profile":{"Identity":"x"}}}', /^“profile” must be an object/],
  ['{"profile":{},"event":"Charged"}', /^“event” must be an object/],
  ['{"profile":{},"event":{"ts":1}}', /^“event\.name”/],
  ['{"profile":{},"event":{"name":"a","ts":"1"}}', /^“event\.ts” must be a whole number of milliseconds/],
  ['{"profile":{},"event":{"name":"a","ts":1.5}}', /^“event\.ts”/],
  ['{"profile":{},"event":{"name":"a","ts":9e15}}', /^“event\.ts”/],
  ['{"profile":{},"event":{"name":"a","ts":1,"properties":[]}}', /^“event\.properties”/],
  ['{"profile":{},"events":{}}', /^“events” must be a list/],
  ['{"profile":{},"events":[{"name":"a","ts":1},null]}', /^“events\[1\]” must be an object/],
  ['{"profile":{},"constant":"x"}', /^“constant” must be a list/],
  ['{"profile":{},"items":[]}', /^“items” must be an object/],
  ['{"profile":{},"items":{"similar":"x"}}', /^“items\.similar” must be an object/],
]

test.each(bad)('%s is a bad line', async (line, error) => {
  expect(await answerTo(draft, line)).toEqual({ error: expect.stringMatching(error) as string, line: 1 })
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
  expect(most).toBeLessThan(100_000)
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
