import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Draft, Trigger } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import type { CensusFigures, CensusPage, CensusWanted } from '#shared/recipients/census'
import { fromJson } from '#shared/json/json-text'
import { Audience } from '../../../../electron/engine/audience/audience.ts'
import { Census, type CensusQuestion } from '../../../../electron/engine/answers/census.ts'
import type { CensusQuestions } from '../../../../electron/engine/answers/questions.ts'
import { type CensusThread, startCensusThread } from '../../../../electron/engine/threads/resident-thread.ts'
import { indexMore } from '../../../../electron/engine/store/search.ts'
import { cacheFolder, importInto, within } from '../cache.ts'
import { cartPeople, cartUpload } from './cart.ts'

const { write, newCache } = cacheFolder()
const cache = newCache()
const large = newCache()
const crowd = 4_321

beforeAll(async () => {
  await importInto(cache, [write('cart.jsonl', cartUpload(cartPeople))])
  const many = Array.from({ length: crowd }, (_, i) => ({
    ...{ identity: `p-${String(i)}`, name: `Person ${String(i)}`, added: [[`thing ${String(i % 50)}`, 0] as const] },
    bought: i % 3 === 0 ? [[`thing ${String(i % 50)}`, 5] as const] : i === 1 ? [['x', 999] as const] : [],
  }))
  await importInto(large, [write('many.jsonl', cartUpload(many))])
  for (const one of [cache, large])
    within(one, (db) => {
      while (!indexMore(db));
    })
})

const did = (event: string) => ({ event, where: [] })
const inaction: Trigger = {
  kind: 'live-inaction',
  did: did('Added to Cart'),
  didNot: did('Charged'),
  withinMinutes: 120,
}
const rulesOf = ({ trigger, profileWhere, aliases, constant }: Draft): CensusQuestion => ({
  trigger,
  profileWhere,
  aliases,
  constant,
  asOf: null,
})
const held = rulesOf({
  ...initialDraft,
  trigger: inaction,
  aliases: [{ name: 'Product', properties: { 'Added to Cart': 'product_name', Charged: 'Items.prod_name' } }],
  constant: 'Product',
})
const ready: CensusWanted = { skipped: false, reasons: null, text: '' }
const skipped: CensusWanted = { skipped: true, reasons: null, text: '' }

describe('a census', () => {
  const counted = (question: CensusQuestion, path = cache) =>
    within(path, (db) => {
      const census = new Census(1, db, question)
      while (census.step());
      return { figures: census.figures(), page: census.page(ready, 0, 500), others: census.page(skipped, 0, 500) }
    })

  test('counts the coat and the jeans of CleverTap’s page, each with its own product', () => {
    const { figures, page, others } = counted(held)
    expect(figures).toMatchObject({ total: 6, seen: 6, people: 3, recipients: 3, done: true })
    expect(figures.reasons).toEqual({ stopped: 1, waiting: 1, 'no-trigger-event': 1 })
    expect(page.rows.map(({ identity, constant }) => [identity, constant])).toEqual([
      ['coat', ['white coat']],
      ['jeans', ['blue jeans']],
      ['both', ['white coat']],
    ])
    expect(others.rows.map(({ identity, reason, why }) => [identity, reason, why?.reason])).toEqual([
      ['bought', 'stopped', 'stopped'],
      ['late', 'waiting', 'waiting'],
      ['other', 'no-trigger-event', 'no-trigger-event'],
    ])
  })

  test('has the rows that the audience has, page for page', () => {
    within(large, (db) => {
      const census = new Census(1, db, held)
      while (census.step());
      const all = [
        ...new Audience(db, { ...held, recommendations: [] }, { events: new Set() }, census.figures().asOf).all(),
      ]
      const identities = (status: string) =>
        all.filter((one) => one.status === status).map(({ recipient }) => recipient.identity)
      for (const [wanted, status] of [
        [ready, 'ready'],
        [skipped, 'skipped'],
      ] as const) {
        const found: string[] = []
        for (let at = 0; at < crowd; at += 500)
          found.push(...census.page(wanted, at, 500).rows.map(({ identity }) => identity))
        expect(found).toEqual(identities(status))
      }
      expect(census.figures().recipients).toBe(identities('ready').length)
    })
  })

  test('says where a user stands among the recipients', () => {
    within(large, (db) => {
      const census = new Census(1, db, held)
      while (census.step());
      const { rows } = census.page(ready, 0, 500)
      const people = rows.map(({ profile, nth }) => ({ profile, nth }))
      expect(census.places(people)).toEqual(rows.map((_, i) => i + 1))
      expect(census.places(people.map(({ profile }) => ({ profile, nth: null })))).toEqual(rows.map((_, i) => i + 1))
      const [none] = census.page(skipped, 0, 1).rows
      expect(
        census.places([
          { profile: none?.profile ?? 0, nth: null },
          { profile: 1e9, nth: 1 },
        ]),
      ).toEqual([null, null])
    })
  })

  test('finds those whose identity or name holds a text, and those with a reason', () => {
    within(large, (db) => {
      const census = new Census(1, db, held)
      while (census.step());
      const found = census.page({ ...ready, text: 'person 401' }, 0, 50).rows.map(({ identity }) => identity)
      expect(found).toEqual(
        Array.from({ length: 11 }, (_, i) => (i === 0 ? 401 : 4009 + i))
          .filter((i) => i % 3 !== 0)
          .map((i) => `p-${String(i)}`),
      )
      expect(census.page({ ...skipped, reasons: ['waiting'] }, 0, 5)).toMatchObject({ total: 0 })
      expect(census.page({ ...skipped, reasons: ['stopped', 'no-such-reason'] }, 0, 5).total).toBe(
        census.figures().reasons['stopped'],
      )
    })
  })
})

describe('the census thread', () => {
  let thread: CensusThread
  beforeAll(() => void (thread = startCensusThread(large)))
  afterAll(() => thread.close())
  const ask = async <Name extends keyof CensusQuestions>(name: Name, input: CensusQuestions[Name]['input']) =>
    fromJson(await thread.ask(name, input))

  async function finished(question: CensusQuestion): Promise<CensusFigures> {
    let figures = (await ask('start', question)) as CensusFigures
    while (!figures.done) figures = (await ask('more', { census: figures.census })) as CensusFigures
    return figures
  }

  test('answers figures until all are counted, then pages', async () => {
    const figures = await finished(held)
    expect(figures).toMatchObject({ total: crowd, seen: crowd })
    const page = (await ask('page', { census: figures.census, wanted: ready, offset: 2, limit: 3 })) as CensusPage
    expect(page.rows).toHaveLength(3)
    expect(await ask('more', { census: figures.census })).toEqual(figures)
  })

  test('answers where all are counted at once', async () => {
    const small = startCensusThread(cache)
    expect(fromJson(await small.ask('start', held))).toMatchObject({ recipients: 3, done: true })
    expect(fromJson(await small.ask('start', held))).toMatchObject({ census: 2, recipients: 3, done: true })
    await small.close()
  })

  test('begins again with every question: what was asked of an older one is answered with null', async () => {
    const [older, newer] = await Promise.all([ask('start', held), finished({ ...held, constant: null })])
    expect(older).toBeNull()
    expect(newer.done).toBe(true)
    expect(await ask('page', { census: newer.census - 1, wanted: ready, offset: 0, limit: 3 })).toBeNull()
    const stopped = ask('start', held)
    await ask('stop', {})
    expect(await stopped).toBeNull()
    expect(await ask('more', { census: newer.census + 1 })).toBeNull()
  })

  test('finds what an alias can be made of', async () => {
    const overlap = await ask('alias-overlap', { events: ['Added to Cart', 'Charged'] })
    expect(overlap.complete).toBe(true)
    expect(overlap.properties['Charged']).toEqual(['Amount', 'currency', 'Items.prod_name', 'Items.qty'])
    expect(overlap.suggestions[0]).toEqual({
      properties: { 'Added to Cart': 'product_name', Charged: 'Items.prod_name' },
      overlaps: [{ event: 'Charged', property: 'Items.prod_name', shared: 50, of: 50 }],
    })
    expect(await ask('alias-overlap', { events: ['Added to Cart', 'Never'] })).toMatchObject({
      suggestions: [],
      properties: { Never: [] },
    })
  })
})
