import { beforeAll, describe, expect, test } from 'vitest'
import type { Recommendation } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import { Audience } from '../../../../electron/engine/audience/audience.ts'
import { Census } from '../../../../electron/engine/answers/census.ts'
import { runJob } from '../../../../electron/engine/threads/run-job.ts'
import { defaultAsOf } from '../../../../electron/engine/store/observed-schema.ts'
import { cacheFolder, importInto, within } from '../cache.ts'

const { write, newCache } = cacheFolder()
const start = Date.UTC(2026, 4, 29, 8) / 1000
const view = (identity: string, product_id: string, minute: number) => ({
  ...{ identity, type: 'event', evtName: 'Viewed', ts: start + minute * 60 },
  evtData: { product_id },
})
const products = 'Identity,Name,ImageURL,Brand\na,Anorak,u,Lund\nb,Boots,u,Tov\nc,,u,Lund\n'
const slot: Recommendation = {
  ...{ slot: 'similar', catalog: 'products', event: 'Viewed', eventProperty: 'product_id', catalogColumn: 'Identity' },
  ...{ lookBackDays: 30, position: 1, include: [], exclude: [], near: null, from: 'computed' },
}
const rules = { trigger: null, profileWhere: [], aliases: [], constant: null }
const all = { skipped: false, reasons: null, text: '' }

describe('a census of a draft that recommends', () => {
  const cache = newCache()
  beforeAll(async () => {
    const events = [
      ...[view('ann', 'a', 1), view('ann', 'b', 2), view('bo', 'b', 3), view('bo', 'a', 4), view('cy', 'c', 5)],
      { identity: 'dee', type: 'profile', profileData: { Name: 'Dee' } },
      view('eve', 'elsewhere', 6),
    ]
    await importInto(cache, [write('views.jsonl', events), write('products.csv', products)])
  })
  const counted = (recommendations: readonly Recommendation[]) =>
    within(cache, (db) => {
      const census = new Census(1, db, { ...rules, asOf: null, recommendations })
      while (census.step());
      const skipped = (reasons: readonly string[] | null) => census.page({ ...all, skipped: true, reasons }, 0, 50).rows
      const { rows } = census.page(all, 0, 50)
      return { figures: census.figures(), rows, skipped: skipped(null), inactive: skipped(['no-last-action']) }
    })

  test('skips no recipient and says so while what it needs is being counted elsewhere', () => {
    const { figures, rows } = counted([slot])
    expect(figures).toMatchObject({ counting: ['similar'], people: 5, reasons: {}, done: true })
    expect(rows.every(({ items }) => items.length === 0)).toBe(true)
  })

  test('then has the items of every recipient, and of all other users the slot without one and why', async () => {
    const asOf = within(cache, (db) => defaultAsOf(db))
    await runJob('count-recommendations', { cache, mappings: [slot], asOf })
    const { figures, rows, inactive } = counted([slot])
    expect(figures).toMatchObject({
      ...{ counting: [], people: 2, recipients: 2 },
      withoutItem: expect.arrayContaining([{ slot: 'similar', reason: 'no-last-action', count: 1 }]) as unknown,
      reasons: { 'no-related-items': 1, 'no-last-action': 1, 'item-not-in-catalog': 1 },
    })
    expect(rows.map(({ identity, items }) => [identity, items])).toEqual([
      ['ann', [{ slot: 'similar', name: 'Anorak' }]],
      ['bo', [{ slot: 'similar', name: 'Boots' }]],
    ])
    expect(inactive).toMatchObject([{ identity: 'dee', emptySlot: 'similar', reason: 'no-last-action', why: null }])
  })

  test('has the verdicts that the audience has, whatever the slot asks for', () => {
    for (const change of [
      {},
      { position: 2 },
      { include: [{ column: 'Brand', is: 'equals', value: 'Lund' }] as const },
    ]) {
      const recommendations = [
        { ...slot, ...change },
        { ...slot, slot: 'other' },
      ]
      const { figures, rows, skipped } = counted(recommendations)
      const audience = within(cache, (db) =>
        [...new Audience(db, { ...initialDraft, recommendations }, { events: new Set() }, figures.asOf).all()].map(
          (candidate) => [candidate.recipient.identity, candidate.status === 'skipped' ? candidate.reason : null],
        ),
      )
      const census = [...rows, ...skipped].map(({ identity, reason }) => [identity, reason])
      expect(Object.fromEntries(census)).toEqual(Object.fromEntries(audience))
    }
  })
})
