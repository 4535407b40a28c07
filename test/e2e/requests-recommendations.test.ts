import { expect } from '@playwright/test'
import type { FoundRecipient } from '#shared/recipients/found-recipient'
import type { CatalogLinks } from '#shared/recommend/catalog-links'
import type { RecommendationCards } from '#shared/recommend/cards'
import { ask, listenFor, tryToAsk, valueOf } from './ask.ts'
import { test } from './fixtures.ts'
import { samplesReady } from './samples-ready.ts'

const slot = {
  ...{ slot: 'also', catalog: 'products', event: 'Added to Cart', eventProperty: 'product_id' },
  ...{
    catalogColumn: 'Identity',
    lookBackDays: 45,
    position: 1,
    include: [],
    exclude: [],
    near: null,
    from: 'computed',
  },
}
const who = {
  ...{ trigger: { kind: 'live-action', event: 'Added to Cart', where: [] }, profileWhere: [], aliases: [] },
  ...{ constant: null, nth: 1, asOf: null, choice: { kind: 'first' } },
}

test('counts what is asked for behind the window, and tells when it is there', async ({ copiedProfile, start }) => {
  const { window } = await start(copiedProfile)
  await samplesReady(window)
  const heard = await listenFor(window, 'store:changed')
  const find = async (recommendation: object) => {
    const question = { ...who, events: [], recommendations: [recommendation] }
    return JSON.parse(await valueOf(ask(window, 'recipient:find', question))) as FoundRecipient
  }
  // a mapping that the open draft does not have
  expect(await find(slot)).toMatchObject({ status: 'ready', counting: ['also'] })
  await expect.poll(async () => (await heard()).length).toBeGreaterThan(0)
  await expect.poll(async () => (await find(slot)).counting).toEqual([])
  const { recipient } = await find(slot)
  expect(recipient.items).toHaveLength(1)
  // another position and condition is there at once
  const other = { ...slot, position: 2, include: [{ column: 'Brand', is: 'exists' }] }
  expect(await find(other)).toMatchObject({ counting: [] })
  const cards = { ...who, recommendation: other }
  const found = JSON.parse(await valueOf(ask(window, 'recommendation:cards', cards))) as RecommendationCards
  expect(found).toMatchObject({ state: 'ready', reason: null, filters: [{ removed: 0 }] })
  expect(found.items.map(({ served }) => served).slice(0, 3)).toEqual([false, true, false])
})

test('says what can be mapped, and why recipients are skipped', async ({ window }) => {
  await samplesReady(window)
  const links = JSON.parse(
    await valueOf(ask(window, 'recommendation:suggest', { catalog: 'products' })),
  ) as CatalogLinks
  expect(links.links[0]).toMatchObject({ catalogColumn: 'Identity', share: 1 })
  const draft = JSON.stringify({
    galley: 1,
    pairs: [],
    trigger: who.trigger,
    recommendations: [{ ...slot, position: 300 }],
  })
  const question = { job: 'reasons-1', draft, asOf: null, reason: null, slot: null, offset: 0, limit: 10, whatIf: true }
  const reasons = await valueOf(ask(window, 'recommendation:reasons', question))
  expect(reasons).toMatchObject({ ready: 0, cancelled: false })
  expect(reasons.page.rows).toHaveLength(10)
  expect(reasons.whatIf[0]?.ready).toBeGreaterThan(100)
})

test('refuses questions of another shape', async ({ window }) => {
  for (const [name, input] of [
    ['recommendation:suggest', { catalog: 1 }],
    ['recommendation:suggest', { catalog: 'x', path: '/etc/passwd' }],
    ['recommendation:cards', { ...who, recommendation: { ...slot, from: 'elsewhere' } }],
    ['recommendation:cards', { ...who, recommendation: slot, sql: 'x' }],
    ['recommendation:reasons', { job: 'a', draft: '{}', limit: 501 }],
  ] as const)
    expect(await tryToAsk(window, name, input)).toMatch(/wrong shape/)
  const question = { job: 'b', draft: '{', asOf: null, reason: null, slot: null, offset: 0, limit: 1, whatIf: false }
  expect(await ask(window, 'recommendation:reasons', question)).toMatchObject({ ok: false })
  const strange = {
    ...slot,
    catalog: '__proto__',
    event: '"',
    eventProperty: "'; DROP TABLE item; --",
    lookBackDays: -1,
  }
  const cards = await valueOf(ask(window, 'recommendation:cards', { ...who, recommendation: strange }))
  expect(JSON.parse(cards)).toMatchObject({ state: 'impossible' })
})
