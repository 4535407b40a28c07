import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Draft, Recommendation } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import { fromJson } from '#shared/json/json-text'
import { Audience } from '../../../../electron/engine/audience/audience.ts'
import { removeImport } from '../../../../electron/engine/import/remove-import.ts'
import { forgetSamples } from '../../../../electron/engine/store/forget-samples.ts'
import { runJob } from '../../../../electron/engine/threads/run-job.ts'
import type { StoreQuestions } from '../../../../electron/engine/answers/questions.ts'
import { startStoreThread, type StoreThread } from '../../../../electron/engine/threads/resident-thread.ts'
import { Recommender } from '../../../../electron/engine/recommend/recommender.ts'
import { defaultAsOf } from '../../../../electron/engine/store/observed-schema.ts'
import { cacheFolder, firstOf, importInto, within } from '../cache.ts'

const { write, newCache } = cacheFolder()
const t = 1_767_225_600
const event = (identity: string, evtName: string, seconds: number, evtData: object) => ({
  identity,
  type: 'event',
  evtName,
  ts: t + seconds,
  evtData,
})
const shops =
  'identity,Name,ImageURL,latitude,longitude,city\nfiji,,,-18.1,178.4,Suva\nsamoa,,,-13.8,-171.8,Apia\nnowhere,,,,,Lost\npole,,,90,0,Pole\n'
const visits = [
  ...['fiji', 'samoa', 'nowhere', 'pole'].map((shop, i) => event('guide', 'Visited', i, { shop })),
  ...['here', 'there', 'lost'].map((identity) => event(identity, 'Visited', 10, { shop: 'fiji', city: 'Suva' })),
  event('there', 'App Launched', 5, { ct_latitude: '-14', ct_longitude: '-171' }),
  event('there', 'App Launched', 4, { 'CT Latitude': 50, 'CT Longitude': 8 }),
  { identity: 'here', type: 'profile', profileData: { latitude: -18, longitude: 179 } },
]
const near: Recommendation = {
  ...{ slot: 'shop', catalog: 'shops', event: 'Visited', eventProperty: 'shop', catalogColumn: 'Identity' },
  ...{ lookBackDays: 30, position: 1, include: [], exclude: [], near: { km: 1500 }, from: 'computed' },
}
const draftOf = (change: Partial<Recommendation> = {}): Draft => ({
  ...initialDraft,
  recommendations: [{ ...near, ...change }],
})

function outcomes(cache: string, draft: Draft) {
  return within(cache, (db) =>
    Object.fromEntries(
      [...new Audience(db, draft, { events: new Set() }, defaultAsOf(db)).all()].map((candidate) => [
        candidate.recipient.identity,
        candidate.status === 'ready' ? candidate.recipient.items.get('shop')?.id : candidate.reason,
      ]),
    ),
  )
}

describe('items near the last known place', () => {
  const cache = newCache()
  beforeAll(() => importInto(cache, [write('visits.jsonl', visits), write('shops.csv', shops)]))

  test('are within the distance, over the date line, by the profile or else by the newest event with a place', () => {
    expect(outcomes(cache, draftOf())).toMatchObject({ here: 'samoa', there: 'samoa', lost: 'filters-removed-all' })
    expect(outcomes(cache, draftOf({ near: { km: 200 } }))).toMatchObject({
      here: 'filters-removed-all',
      there: 'samoa',
    })
    expect(outcomes(cache, draftOf({ near: null }))).toMatchObject({ here: 'samoa', lost: 'samoa' })
  })
})

describe('mapped values', () => {
  const cache = newCache()
  const viewed = (identity: string, seconds: number, json: string) =>
    `{"identity":"${identity}","type":"event","evtName":"Visited","ts":${String(t + seconds)},"evtData":${json}}\n`
  const long = '18446744073709551615'
  const lines = [
    viewed('a', 1, `{"id":${long},"name":"Café"}`),
    viewed('a', 2, '{"id":"18446744073709551614","name":"Twice"}'),
    viewed('b', 3, `{"id":"${long}","name":"Café"}`),
    viewed('b', 4, '{"id":7.50,"name":"Twice"}'),
    viewed('c', 5, '{"id":18446744073709551616,"name":"cafe"}'),
    viewed('d', 6, '{"id":[null,"gone",7.5],"name":{"first":"Café"}}'),
  ]
  const rows = `Identity,Name,ImageURL\n${long},Café,x\n18446744073709551614,Twice,x\n7.5,Twice,x\n`
  beforeAll(() => importInto(cache, [write('ids.jsonl', lines.join('')), write('shops.csv', rows)]))

  test('are texts with all their digits, and of a list the first in the catalog counts', () => {
    const byId = draftOf({ eventProperty: 'id', near: null })
    expect(outcomes(cache, byId)).toEqual({ a: long, b: long, c: 'item-not-in-catalog', d: long })
  })

  test('may be of any column: of several equal ones the first row counts', () => {
    const byName = draftOf({ eventProperty: 'name', catalogColumn: 'Name', near: null })
    expect(outcomes(cache, byName)).toEqual({ a: long, b: long, c: 'item-not-in-catalog', d: 'item-not-in-catalog' })
  })

  test('are counted as a job that can be cancelled, and then leaves nothing', async () => {
    const [mapping] = draftOf({ eventProperty: 'id', event: 'Visited' }).recommendations
    const input = { cache, mappings: mapping === undefined ? [] : [mapping], asOf: (t + 5) * 1000 }
    const kept = () => within(cache, (db) => db.prepare('SELECT count(*) FROM association').pluck().get())
    const before = kept()
    expect(await runJob('count-recommendations', input, { signal: AbortSignal.abort() })).toEqual({ done: false })
    expect(kept()).toBe(before)
    const told: unknown[] = []
    expect(await runJob('count-recommendations', input, { onProgress: (one) => told.push(one) })).toEqual({
      done: true,
    })
    expect(told[0]).toMatchObject({ unit: 'events', done: 0, total: 6 })
    expect(kept()).toBe(Number(before) + 1)
  })
})

describe('imported results', () => {
  const cache = newCache()
  const imported = draftOf({ near: null, from: 'imported' })

  test('are used as they are, those for the slot before those for any, each recipient’s newest import alone', async () => {
    await importInto(cache, [write('visits.jsonl', visits), write('shops.csv', shops)])
    const any =
      'identity,rank,item\nhere,2,pole\nhere,1,samoa\nthere,1,nowhere\nlost,1,gone\nhere,1,samoa\nhere,0,fiji\n'
    const one = firstOf(await importInto(cache, [write('any.csv', any)]))
    expect(one).toMatchObject({ format: 'recommendations', items: 4, duplicates: 1, rejected: 1 })
    const first = { here: 'samoa', there: 'nowhere', lost: 'item-not-in-catalog', guide: 'no-related-items' }
    expect(outcomes(cache, imported)).toEqual(first)
    expect(outcomes(cache, draftOf({ near: null, from: 'imported', position: 2 }))).toMatchObject({
      here: 'pole',
      there: 'position-beyond-list',
    })
    const lines = [
      { identity: 'there', rank: 1, item: 'fiji', slot: 'shop' },
      { identity: 'here', rank: 3, item: 'pole' },
    ]
    const two = firstOf(await importInto(cache, [write('slot.jsonl', lines)]))
    expect(two).toMatchObject({ format: 'recommendations', items: 2 })
    expect(outcomes(cache, imported)).toEqual({ ...first, here: 'pole', there: 'fiji' })
    const excluded = {
      near: null,
      from: 'imported',
      exclude: [{ column: 'city', is: 'equals', value: 'Pole' }],
    } as const
    expect(outcomes(cache, draftOf(excluded))).toMatchObject({ here: 'filters-removed-all' })
    within(cache, (db) => removeImport(db, 4))
    expect(outcomes(cache, imported)).toEqual(first)
  })

  test('leave nothing behind when the samples are forgotten', () => {
    within(cache, (db) => {
      new Recommender(db, [near], 1).prepare()
      forgetSamples(db)
      for (const table of ['recommendation_result', 'association']) {
        expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0)
      }
    })
  })
})

describe('the store thread', () => {
  const cache = newCache()
  let thread: StoreThread
  const who = { trigger: null, profileWhere: [], aliases: [], constant: null, nth: 1, asOf: null } as const
  const choice = (id: number) => ({ kind: 'profile', id }) as const
  const plain = { ...near, near: null }
  beforeAll(async () => {
    await importInto(cache, [write('visits.jsonl', visits), write('shops.csv', shops)])
    thread = startStoreThread(cache)
  })
  afterAll(() => thread.close())
  async function ask<Name extends keyof StoreQuestions>(name: Name, input: StoreQuestions[Name]['input']) {
    return fromJson(await thread.ask(name, input))
  }

  test('says that it is being counted until a job has, and then knows the item', async () => {
    const question = { ...who, choice: choice(2), events: [], recommendations: [plain] }
    const cards = { ...who, choice: choice(2), recommendation: plain }
    expect(await ask('recipient', question)).toMatchObject({ status: 'ready', counting: ['shop'] })
    expect(await ask('recommendation-cards', cards)).toMatchObject({ state: 'counting' })
    const { mappings, asOf } = await ask('uncounted', {
      recommendations: [plain],
      asOf: null,
    })
    expect(await runJob('count-recommendations', { cache, mappings, asOf })).toEqual({ done: true })
    const answer = await ask('recipient', question)
    expect(answer).toMatchObject({ status: 'ready', counting: [], emptySlot: null })
    expect(answer?.recipient.items[0]?.[1].id).toBe('samoa')
  })

  test('shows cards with what was left out, and why nothing is possible', async () => {
    const exclude = [
      { column: 'city', is: 'equals', sameAs: 'town' },
      { column: 'city', is: 'equals', value: 'Apia' },
    ] as const
    const input = (change: Partial<Recommendation>) => ({
      ...who,
      choice: choice(2),
      recommendation: { ...plain, ...change },
    })
    expect(await ask('recommendation-cards', input({ exclude }))).toMatchObject({
      ...{ state: 'ready', reason: null, basis: { item: 'fiji', columns: { city: 'Suva' } }, related: 3, left: 2 },
      filters: [{ removed: 0 }, { label: 'Not: city is Apia', removed: 1 }],
      items: [
        { id: 'nowhere', rank: 2, relatedBy: 1, served: true },
        { id: 'pole', rank: 3, served: false },
      ],
      removed: [{ id: 'samoa', rank: 1, filter: 1 }],
    })
    const impossible = await ask('recommendation-cards', input({ catalog: 'none' }))
    expect(impossible).toMatchObject({ state: 'impossible', items: [] })
    expect(impossible?.message).toContain('“none” is no catalog of the samples')
  })

  test('suggests which event holds which column', async () => {
    const links = await ask('recommendation-suggest', { catalog: 'shops' })
    expect(links?.links).toContainEqual({
      ...{ event: 'Visited', eventProperty: 'shop', catalogColumn: 'identity', values: 4, matched: 4, share: 1 },
    })
    expect(links?.links).toContainEqual(expect.objectContaining({ eventProperty: 'city', catalogColumn: 'city' }))
    expect(await ask('recommendation-suggest', { catalog: 'none' })).toBeNull()
  })

  test('is not asked for what a job works out: reasons, and what would change them', async () => {
    const draft = JSON.stringify({ galley: 1, pairs: [], recommendations: [{ ...near, position: 2 }] })
    const question = { cache, draft, asOf: null, reason: null, slot: null, offset: 1, limit: 2, whatIf: true } as const
    expect(await runJob('recommendation-reasons', question)).toEqual({
      ...{ recipients: 4, ready: 0, cancelled: false },
      skipped: [
        { slot: 'shop', reason: 'filters-removed-all', count: 2 },
        { slot: 'shop', reason: 'position-beyond-list', count: 2 },
      ],
      page: {
        total: 4,
        rows: [
          { profile: 2, identity: 'here', name: null, slot: 'shop' },
          { profile: 3, identity: 'there', name: null, slot: 'shop' },
        ],
      },
      whatIf: [
        { change: 'first-position', ready: 2 },
        { change: 'no-conditions', ready: 4 },
        { change: 'look-back-90', ready: 0 },
        { change: 'look-back-365', ready: 0 },
      ],
    })
    const cancelled = await runJob('recommendation-reasons', question, { signal: AbortSignal.abort() })
    expect(cancelled).toMatchObject({ cancelled: true, whatIf: [] })
  })

  test('sees that what was counted no longer holds after an import', async () => {
    await importInto(cache, [write('more.jsonl', [event('lost', 'Visited', 11, { shop: 'samoa' })])])
    expect(await ask('uncounted', { recommendations: [plain], asOf: (t + 10) * 1000 })).toMatchObject({
      mappings: [{ slot: 'shop' }],
    })
  })
})
