import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { removeImport } from '../../../../electron/engine/import/remove-import.ts'
import { cacheFolder, firstOf, importInto, peopleIn, within } from '../cache.ts'

const { path: folder, write, newCache } = cacheFolder()

const custom = (event_name: string, ts: number | null, custom_attributes: object = {}) => ({
  event_type: 'custom_event',
  data: { event_name, ...(ts === null ? {} : { timestamp_unixtime_ms: ts }), custom_attributes },
})

describe('an mpid', () => {
  test('is an anonymous profile, until a batch says whose it is', async () => {
    const cache = newCache()
    const before = [{ mpid: 7, events: [custom('Seen', 1)] }]
    await importInto(cache, [write('anonymous.ndjson', before)])
    expect(peopleIn(cache)).toMatchObject([{ identity: '7', anonymous: 1, events: [{ name: 'Seen' }] }])
    const after = [
      { mpid: 7, user_identities: { customer_id: 'c', email: 'c@example.com' }, events: [custom('Bought', 2)] },
      { mpid: 7, events: [custom('Left', 3)] },
      { user_identities: { email: 'c@example.com' }, events: [custom('Back', 4)] },
    ]
    await importInto(cache, [write('known.ndjson', after)])
    expect(peopleIn(cache)).toMatchObject([
      {
        identity: 'c',
        anonymous: 0,
        identities: ['7', 'c@example.com'],
        events: [{ name: 'Seen' }, { name: 'Bought' }, { name: 'Left' }, { name: 'Back' }],
      },
    ])
  })
})

test('an id that is one profile’s own is not another’s alternate id', async () => {
  const cache = newCache()
  const batches = [
    { user_identities: { customer_id: '42' } },
    { user_identities: { customer_id: 'b', other: '42', email: 'a@example.com' } },
    { user_identities: { customer_id: '42' }, user_attributes: { plan: 'gold' } },
  ]
  await importInto(cache, [write('same-text.ndjson', batches)])
  expect(peopleIn(cache)).toMatchObject([
    { identity: '42', properties: { plan: 'gold' }, identities: [] },
    { identity: 'b', identities: ['a@example.com', 'other:42'] },
  ])
})

test('what a batch says as deleted is gone, what it says as null stays null', async () => {
  const cache = newCache()
  const user_identities = { customer_id: 'c' }
  const batches = [
    { user_identities, timestamp_unixtime_ms: 1, user_attributes: { tier: 'gold', city: 'Lund' } },
    { user_identities, timestamp_unixtime_ms: 2, user_attributes: { city: null }, deleted_user_attributes: ['tier'] },
  ]
  await importInto(cache, [write('deleted.ndjson', batches)])
  expect(peopleIn(cache)[0]?.properties).toEqual({ Identity: 'c', city: null })
})

test('events without a time have the import’s, and come in once', async () => {
  const cache = newCache()
  const lines = [{ mpid: 1, events: [custom('Untimed', null, { a: 1 }), custom('Untimed', null, { a: 1 })] }]
  const started = Date.now()
  await importInto(cache, [write('untimed.ndjson', lines)])
  const more = await importInto(cache, [
    write('untimed-more.ndjson', [...lines, { mpid: 1, events: [custom('New', null)] }]),
  ])
  expect(firstOf(more)).toMatchObject({ events: 1, duplicates: 2 })
  const [person] = peopleIn(cache)
  expect(person?.events.map(({ name }) => name)).toEqual(['Untimed', 'Untimed', 'New'])
  expect(person?.events.every(({ ts }) => ts >= started)).toBe(true)
})

test('a corrected event of a batch comes in once', async () => {
  const cache = newCache()
  const rejects = join(folder, 'rejects.jsonl')
  const batch = { mpid: 5, user_attributes: { a: 1 }, events: [custom('Good', 1), custom('', 2), custom('Better', 3)] }
  const report = firstOf(await importInto(cache, [write('flawed.ndjson', [batch])], { rejects }))
  expect(report).toMatchObject({ profiles: 1, events: 2, rejected: 1 })
  const corrected = write(
    'corrected.jsonl',
    readFileSync(rejects, 'utf8').replace('\\"event_name\\":\\"\\"', '\\"event_name\\":\\"Mended\\"'),
  )
  expect(firstOf(await importInto(cache, [corrected]))).toMatchObject({
    profiles: 0,
    events: 1,
    duplicates: 0,
    rejected: 0,
  })
  expect(
    firstOf(await importInto(cache, [write('again.jsonl', `${readFileSync(corrected, 'utf8')}\n`)])),
  ).toMatchObject({ events: 0, duplicates: 1 })
  expect(peopleIn(cache)[0]).toMatchObject({
    properties: { a: 1 },
    events: [{ name: 'Good' }, { name: 'Mended' }, { name: 'Better' }],
  })
})

test('an import of batches can be taken out again, with its identities and statistics', async () => {
  const cache = newCache()
  await importInto(cache, [write('first.ndjson', [{ user_identities: { customer_id: 'a' } }])])
  const before = peopleIn(cache)
  const schema = () =>
    within(cache, (db) =>
      db
        .prepare(
          `SELECT s.kind, s.name, s.total, p.name AS property
           FROM observed_scope s LEFT JOIN observed_property p ON p.scope = s.id ORDER BY 1, 2, 4`,
        )
        .all(),
    )
  const seen = schema()
  const batch = {
    user_identities: { customer_id: 'a', email: 'e' },
    mpid: 9,
    user_attributes: { x: 1 },
    events: [custom('E', 1)],
  }
  await importInto(cache, [write('second.ndjson', [batch])])
  expect(schema()).not.toEqual(seen)
  within(cache, (db) => {
    removeImport(db, 2)
  })
  expect(peopleIn(cache)).toEqual(before)
  expect(schema()).toEqual(seen)
})
