import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { eventRecord, galley, jsonLines, profileRecord, temporaryFolder } from './run-galley.ts'

// The example of https://docs.clevertap.com/docs/personalize-message-mparticle, as every format tells it.

const { path: folder, write } = temporaryFolder()
const start = 1_767_225_600
const added = [
  ['anna', 'white coat'],
  ['bo', 'blue jeans'],
  ['cleo', 'white coat'],
  ['dan', 'white coat'],
  ['dan', 'blue jeans'],
] as const
const charged = [
  ['cleo', 'white coat'],
  ['dan', 'blue jeans'],
] as const
const people = ['anna', 'bo', 'cleo', 'dan', 'eve']
const addedAt = (i: number) => start + i * 60
const chargedAt = (i: number) => start + 3600 + i * 60
const bought = (product: string) => ({ Amount: 1, Items: [{ prod_name: 'socks' }, { prod_name: product }] })

const draft = write('cart.galley.json', JSON.stringify(cartDraft()))
const expected = [
  { identity: 'anna', ts: addedAt(0) * 1000, constant: ['white coat'] },
  { identity: 'bo', ts: addedAt(1) * 1000, constant: ['blue jeans'] },
  { identity: 'dan', ts: addedAt(3) * 1000, constant: ['white coat'] },
].map(({ identity, ts, constant }) => {
  return { identity, event: { name: 'Added to Cart', ts }, constant, items: {}, status: 'ready', reason: null }
})

function cartDraft(more: object = {}) {
  return {
    ...{ galley: 1, pairs: [{ key: 'title', value: '{{ @Constant - Product }}' }] },
    trigger: {
      ...{ kind: 'live-inaction', withinMinutes: 120 },
      ...{ did: { event: 'Added to Cart' }, didNot: { event: 'Charged' } },
    },
    aliases: [{ name: 'Product', properties: { 'Added to Cart': 'product_name', Charged: 'Items.prod_name' } }],
    ...{ constant: 'Product', ...more },
  }
}

/** yyyymmddHHMMSS in UTC. */
const clock = (seconds: number) => Number(new Date(seconds * 1000).toISOString().replace(/\D/g, '').slice(0, 14))

const upload = [
  ...people.map((identity) => profileRecord(identity, { Name: identity })),
  ...added.map(([identity, product], i) =>
    eventRecord(identity, 'Added to Cart', addedAt(i), { product_name: product }),
  ),
  ...charged.map(([identity, product], i) => eventRecord(identity, 'Charged', chargedAt(i), bought(product))),
]
const downloaded = (
  events: readonly (readonly [string, string])[],
  at: (i: number) => number,
  props: (product: string) => object,
) => ({
  records: events.map(([identity, product], i) => ({
    profile: { identity },
    ts: clock(at(i)),
    event_props: props(product),
  })),
})
const exported = (
  name: string,
  events: readonly (readonly [string, string])[],
  at: (i: number) => number,
  props: (product: string) => object,
) =>
  `${name}\n${jsonLines(events.map(([identity, product], i) => ({ profile: { identity }, ts: clock(at(i)), eventProps: props(product) })))}`
const put = (product: string) => ({ product_name: product })
const csvEvents = [
  'identity,evtName,ts,product_name,Items.prod_name',
  ...added.map(([identity, product], i) => `${identity},Added to Cart,${String(addedAt(i))},${product},`),
  ...charged.map(([identity, product], i) => `${identity},Charged,${String(chargedAt(i))},,${product}`),
].join('\n')

/** A batch of mParticle's for one event, inbound. */
const inbound = (identity: string, name: string, seconds: number, attributes: object) => ({
  ...{ environment: 'production', user_identities: { customer_id: identity }, user_attributes: { Name: identity } },
  events: [
    {
      event_type: 'custom_event',
      data: {
        event_name: name,
        custom_event_type: 'other',
        timestamp_unixtime_ms: seconds * 1000,
        custom_attributes: attributes,
      },
    },
  ],
})
const batches = [
  ...added.map(([identity, product], i) => inbound(identity, 'Added to Cart', addedAt(i), put(product))),
  ...charged.map(([identity, product], i) =>
    inbound(identity, 'Charged', chargedAt(i), { 'Items.prod_name': product }),
  ),
  { user_identities: { customer_id: 'eve' } },
]
/** As mParticle forwards them, with a 64-bit id. */
const outgoing = batches.map(({ user_identities: { customer_id }, ...batch }, i) =>
  JSON.stringify({
    ...{ ...batch, schema_version: 2, mpid: '#', batch_id: i, timestamp_unixtime_ms: String(addedAt(9) * 1000) },
    user_identities: [{ identity_type: 'customer_id', identity: customer_id, timestamp_unixtime_ms: 1 }],
  }).replace('"#"', `700000000000000000${String(people.indexOf(customer_id) + 1)}`),
)
/** A webhook campaign's call about every event. */
const call = (
  events: readonly (readonly [string, string])[],
  at: (i: number) => number,
  props: (product: string) => object,
) => ({
  targetId: 1,
  key_values: { title: 'x' },
  profiles: events.map(([identity, product], i) => ({ identity, ts: at(i) * 1000, event_properties: props(product) })),
})

type Imports = readonly (readonly string[])[]

/** What `galley import` is given, one run after another. */
const formats: Readonly<Record<string, () => Imports>> = {
  'CleverTap upload, a record a line': () => [[write('upload.jsonl', upload)]],
  'CleverTap upload, one document': () => [[write('upload.json', JSON.stringify({ d: upload }))]],
  'CleverTap downloads': () => [
    [write('profiles.json', JSON.stringify({ records: people.map((identity) => ({ identity, profileData: {} })) }))],
    [write('added.json', JSON.stringify(downloaded(added, addedAt, put))), '--event', 'Added to Cart'],
    [write('charged.json', JSON.stringify(downloaded(charged, chargedAt, bought))), '--event', 'Charged'],
  ],
  'CleverTap export files': () => [
    [
      write('added.export', exported('Added to Cart', added, addedAt, put)),
      write('charged.export', exported('Charged', charged, chargedAt, bought)),
    ],
  ],
  'webhook calls': () => [
    [write('who.call', JSON.stringify({ profiles: people.map((identity) => ({ identity, profileData: {} })) }))],
    [write('added.call', JSON.stringify(call(added, addedAt, put))), '--event', 'Added to Cart'],
    [write('charged.call', JSON.stringify(call(charged, chargedAt, bought))), '--event', 'Charged'],
  ],
  'inbound mParticle batches, a list': () => [[write('batches.json', JSON.stringify(batches, null, 2))]],
  'inbound mParticle batches, a file each': () => [
    batches.map((batch, i) => write(`batch-${String(i)}.json`, JSON.stringify(batch, null, 2))),
  ],
  'outgoing mParticle batches, gzip': () => [[write('outgoing.txt', gzipSync(outgoing.join('\n')))]],
  'the mParticle Profile API and batches': () => [
    [
      write(
        'answers.json',
        JSON.stringify(
          people.map((identity, i) => ({
            ...{ mpid: i + 1, device_identities: [], user_attributes: null },
            user_identities: [{ type: 'customer_id', encoding: 'none', value: identity }],
          })),
        ),
      ),
      write('events.ndjson', batches),
    ],
  ],
  CSV: () => [
    [
      write('people.csv', ['identity,Name', ...people.map((name) => `${name},${name}`)].join('\n')),
      write('events.csv', csvEvents),
    ],
  ],
}

const upToTheEnd = ['--as-of', new Date((chargedAt(1) + 7200) * 1000).toISOString()]
const lines = (stdout: string) =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown)

describe.each(Object.entries(formats))('the coat and the jeans from %s', (name, imports) => {
  test('are three recipients, each with its own product', async () => {
    const cache = join(folder, `${name}.sqlite`)
    for (const args of imports())
      expect(await galley(['import', ...args, '--cache', cache])).toMatchObject({ status: 0 })
    const { stdout, status } = await galley(['recipients', draft, '--json', '--cache', cache, ...upToTheEnd])
    expect(status).toBe(0)
    expect(lines(stdout)).toEqual(expected)
  })
})

test('the coat and the jeans from commerce events are found by the products’ names', async () => {
  const commerce = (identity: string, action: string, seconds: number, ...names: string[]) => ({
    user_identities: { customer_id: identity },
    events: [
      {
        event_type: 'commerce_event',
        data: {
          timestamp_unixtime_ms: seconds * 1000,
          product_action: { action, products: names.map((name) => ({ id: name, name })) },
        },
      },
    ],
  })
  const file = write('commerce.ndjson', [
    ...added.map(([identity, product], i) => commerce(identity, 'add_to_cart', addedAt(i), product)),
    ...charged.map(([identity, product], i) => commerce(identity, 'purchase', chargedAt(i), 'socks', product)),
  ])
  const cache = join(folder, 'commerce.sqlite')
  expect(await galley(['import', file, '--cache', cache])).toMatchObject({ status: 0 })
  const [did, didNot] = [{ event: 'add_to_cart' }, { event: 'purchase' }]
  const aliases = [{ name: 'Product', properties: { add_to_cart: 'name', purchase: 'Items.name' } }]
  const trigger = { kind: 'live-inaction', withinMinutes: 120, did, didNot }
  const byAction = write('commerce.galley.json', JSON.stringify(cartDraft({ trigger, aliases })))
  const { stdout } = await galley(['recipients', byAction, '--json', '--cache', cache, ...upToTheEnd])
  expect(lines(stdout)).toEqual(expected.map((one) => ({ ...one, event: { ...one.event, name: 'add_to_cart' } })))
})

describe('recipients', () => {
  const cache = join(folder, 'options.sqlite')
  const run = async (file: string, ...args: readonly string[]) =>
    lines((await galley(['recipients', file, '--json', '--cache', cache, ...args])).stdout)

  beforeAll(async () => {
    await galley(['import', write('options.jsonl', upload), '--cache', cache])
  })

  test('are none yet where the newest event is the clock', async () => {
    expect(await run(draft)).toEqual([])
  })

  test('are there at the millisecond at which their time is over', async () => {
    const end = (addedAt(0) + 7200) * 1000
    expect(await run(draft, '--as-of', new Date(end).toISOString())).toEqual(expected.slice(0, 1))
    expect(await run(draft, '--as-of', new Date(end - 1).toISOString())).toEqual([])
  })

  test('say with --all why the others are none', async () => {
    const all = (await run(draft, '--all', ...upToTheEnd)) as { identity: string; reason: string | null }[]
    expect(all.map(({ identity, reason }) => [identity, reason])).toEqual([
      ['anna', null],
      ['bo', null],
      ['cleo', 'stopped'],
      ['dan', null],
      ['eve', 'no-trigger-event'],
    ])
  })

  test('are one for every occurrence where that is asked for', async () => {
    const trigger = { kind: 'live-action', event: 'Added to Cart' }
    const file = write('action.galley.json', JSON.stringify(cartDraft({ trigger, constant: null })))
    const of = (all: unknown[]) => all.map((one) => (one as { identity: string }).identity)
    expect(of(await run(file))).toEqual(['anna', 'bo', 'cleo', 'dan'])
    expect(of(await run(file, '--every-occurrence'))).toEqual(['anna', 'bo', 'cleo', 'dan', 'dan'])
  })

  test('of past behaviour carry what they did not buy, newest first', async () => {
    const did = [{ event: 'Added to Cart' }]
    const trigger = { kind: 'past-behaviour', did, didNot: [{ event: 'Charged' }] }
    const file = write('past.galley.json', JSON.stringify(cartDraft({ trigger })))
    expect(await run(file)).toEqual(expected.map((line) => ({ ...line, event: null })))
    const only = write('did.galley.json', JSON.stringify(cartDraft({ trigger: { kind: 'past-behaviour', did } })))
    expect((await run(only)).at(-1)).toMatchObject({ identity: 'dan', constant: ['blue jeans', 'white coat'] })
  })
})
