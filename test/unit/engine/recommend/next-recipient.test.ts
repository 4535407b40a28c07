import { afterAll, expect, test } from 'vitest'
import type { Recommendation } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import { chooseProfile } from '../../../../electron/engine/audience/choose-profile.ts'
import { Audience } from '../../../../electron/engine/audience/audience.ts'
import { openStore } from '../../../../electron/engine/store/open-store.ts'

const db = openStore(':memory:', { create: true })
afterAll(() => db.close())

const asOf = 1_000_000
const people = 60
/** The only two who viewed the same items. */
const related = [40, 55]

const similar: Recommendation = {
  slot: 'similar',
  catalog: 'Products',
  event: 'Viewed',
  eventProperty: 'code',
  catalogColumn: 'Identity',
  lookBackDays: 30,
  position: 1,
  include: [],
  exclude: [],
  near: null,
  from: 'computed',
}

db.exec(`
  INSERT INTO import VALUES (1, 'made', 0, '', '', '', 0, 0, 0, 0, 0, 0);
  INSERT INTO event_name VALUES (1, 'Viewed');
  INSERT INTO catalog VALUES (1, 'Products', 1);
  INSERT INTO observed_scope VALUES (1, 'catalog', 'Products', 1, 1, 0);
`)
const addProfile = db.prepare(`INSERT INTO profile VALUES (?, ?, 0, '{}', NULL, 1, 1, 1)`)
const addEvent = db.prepare(`INSERT INTO event VALUES (NULL, ?, 1, 0, ?, 1, 1)`)
const addItem = db.prepare(`INSERT INTO item (catalog, position, id, columns) VALUES (1, ?, ?, '{}')`)
for (let id = 1; id <= people; id++) {
  addProfile.run(id, String(id))
  addItem.run(id, `own-${String(id)}`)
  addEvent.run(id, JSON.stringify({ code: `own-${String(id)}` }))
}
addItem.run(people + 1, 'shared')
for (const id of related) addEvent.run(id, JSON.stringify({ code: 'shared' }))

const recommending = { ...initialDraft, recommendations: [similar] }
const triggers = [
  ['every profile', initialDraft.trigger],
  ['an event', { kind: 'live-action', event: 'Viewed', where: [] }],
] as const

test.each(triggers)('the next recipient of %s is one that has an item, however far away', (_, trigger) => {
  const audience = new Audience(db, { ...recommending, trigger }, { events: new Set() }, asOf)
  const choose = (...choice: Parameters<typeof chooseProfile>[2][]) =>
    choice.map((of) => chooseProfile(db, audience, of)?.id)
  expect(choose({ kind: 'first' }, { kind: 'next', id: 40 }, { kind: 'next', id: 55 })).toEqual([40, 55, 40])
  expect(choose({ kind: 'previous', id: 55 }, { kind: 'previous', id: 40 })).toEqual([40, 55])
})
