import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { Recommendation } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import type { Candidate } from '../../../../electron/engine/audience/candidate.ts'
import { Audience } from '../../../../electron/engine/audience/audience.ts'
import { openStore } from '../../../../electron/engine/store/open-store.ts'
import { Recommender } from '../../../../electron/engine/recommend/recommender.ts'
import { profileById } from '../../../../electron/engine/store/profiles.ts'
import { Branch, law } from '../../law.ts'
import { type Expected, expectedFor, type World } from './reference-model.ts'
import { anyRecommendation, anyWorld, asOf, propertiesOf } from './worlds.ts'

const db = openStore(':memory:', { create: true })
afterAll(() => db.close())
db.exec(`INSERT INTO event_name VALUES (7, 'Charged'), (3, 'Viewed')`)
const addProfile = db.prepare(`INSERT INTO profile VALUES (?, ?, 0, '{}', NULL, 1, 1, 1)`)
const addEvent = db.prepare('INSERT INTO event VALUES (?, ?, (SELECT id FROM event_name WHERE name = ?), ?, ?, 1, 1)')
const addItem = db.prepare('INSERT INTO item (catalog, position, id, columns) VALUES (1, ?, ?, ?)')
let imports = 0

/** Every world is another import, as it would be. */
const put = db.transaction(({ profiles, items, events }: World, property: string) => {
  db.exec(`DELETE FROM event; DELETE FROM profile; DELETE FROM catalog; DELETE FROM import; DELETE FROM observed_scope`)
  db.prepare(`INSERT INTO import VALUES (1, 'made', 0, ?, '', '', 0, 0, 0, 0, 0, 0)`).run(String(++imports))
  db.exec(
    `INSERT INTO catalog VALUES (1, 'Products', 1); INSERT INTO observed_scope VALUES (1, 'catalog', 'Products', 1, 1, 0)`,
  )
  db.exec(`INSERT INTO observed_property VALUES (1, 1, 'code', '{}', '{}')`)
  for (let i = 0; i < profiles; i++) addProfile.run(i + 1, String(i))
  for (const [row, { id, code, brand }] of items.entries())
    addItem.run(row, id, JSON.stringify({ Identity: id, code, brand }))
  for (const [i, { of, name, ts, mapped, brand }] of events.entries()) {
    addEvent.run(i + 1, of + 1, name, ts, JSON.stringify(propertiesOf(property, mapped, brand)))
  }
})

function found(candidate: Candidate): Expected {
  const item = candidate.recipient.items.get('similar')
  if (candidate.status === 'skipped') return { reason: candidate.reason }
  const { id = '', rank = 0, relatedBy = 0, basis } = item ?? {}
  return { item: id, rank, relatedBy, basis: basis?.item ?? '' }
}

const allOf = (recommendation: Recommendation) => [
  ...new Audience(db, { ...initialDraft, recommendations: [recommendation] }, { events: new Set() }, asOf).all(),
]

test('every recipient is served what the reference model says, or skipped for its reason', () => {
  law(
    fc.property(anyWorld, anyRecommendation, (world, recommendation) => {
      put(world, recommendation.eventProperty)
      const expected = Array.from({ length: world.profiles }, (_, i) => expectedFor(world, recommendation, i, asOf))
      expect(allOf(recommendation).map(found)).toEqual(expected)
    }),
    { runs: 1500 },
  )
})

test('what was counted once answers another position, condition and window without being counted again', () => {
  law(
    fc.property(anyWorld, anyRecommendation, anyRecommendation, (world, first, other) => {
      const { eventProperty, catalogColumn } = first
      put(world, eventProperty)
      allOf(first)
      const second = { ...other, eventProperty, catalogColumn }
      const recommender = new Recommender(db, [second], asOf, { counting: 'elsewhere' })
      expect(recommender.uncounted).toEqual([])
      for (let i = 0; i < world.profiles; i++) {
        const profile = profileById(db, i + 1)
        if (profile === undefined) throw new Error('no profile')
        const { items, empty } = recommender.recommend(profile, null)
        const expected = expectedFor(world, second, i, asOf)
        expect(items.get('similar')?.id ?? empty?.reason).toBe('item' in expected ? expected.item : expected.reason)
      }
    }),
    { runs: 300 },
  )
})

test('the figures of the cards add up, and name the item that is served', () => {
  const given = new Branch('an item that is served')
  const withheld = new Branch('no item')
  law(
    fc.property(anyWorld, anyRecommendation, (world, recommendation) => {
      put(world, recommendation.eventProperty)
      const recommender = new Recommender(db, [recommendation], asOf)
      const [state] = recommender.states
      fc.pre(state?.state === 'ready')
      for (let i = 0; i < world.profiles; i++) {
        const profile = profileById(db, i + 1)
        if (profile === undefined) throw new Error('no profile')
        const detail = state.slot.explain(profile, recommender.filteredBy(recommendation, null), 20)
        const expected = expectedFor(world, recommendation, i, asOf)
        expect(detail.related).toBe(detail.left + detail.removed.reduce((sum, n) => sum + n, 0))
        expect([detail.first.length, detail.firstRemoved.length]).toEqual([detail.left, detail.related - detail.left])
        const served = detail.first[recommendation.position - 1]
        expect(detail.reason).toBe('reason' in expected ? expected.reason : null)
        if ('item' in expected) {
          given.reach()
          expect(served).toMatchObject({ rank: expected.rank, relatedBy: expected.relatedBy })
        } else withheld.reach()
      }
    }),
    { runs: 300, reaches: [given, withheld] },
  )
})
