import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { valueText } from '#shared/audience/alias-values'
import type { Draft } from '#shared/campaign/draft'
import type { Scalar } from '#shared/sample/value'
import { chooseProfile } from '../../../../electron/engine/audience/choose-profile.ts'
import { Audience } from '../../../../electron/engine/audience/audience.ts'
import type { Candidate } from '../../../../electron/engine/audience/candidate.ts'
import { openStore } from '../../../../electron/engine/store/open-store.ts'
import { Branch, law } from '../../law.ts'
import { anyAsOf, anyDraft, anyWorld, propertiesFrom } from './histories.ts'
import { type Expected, recipientsOf, type World } from './reference-model.ts'

const db = openStore(':memory:', { create: true })
afterAll(() => db.close())
db.exec(`INSERT INTO import VALUES (1, 'made', 0, '', '', '', 0, 0, 0, 0, 0, 0);
  INSERT INTO event_name VALUES (7, 'A'), (3, 'B'), (5, 'C')`)
const addProfile = db.prepare('INSERT INTO profile VALUES (?, ?, 0, ?, NULL, 1, 1, 1)')
const addEvent = db.prepare('INSERT INTO event VALUES (?, ?, (SELECT id FROM event_name WHERE name = ?), ?, ?, 1, 1)')

const put = db.transaction(({ profiles, events }: World) => {
  db.exec('DELETE FROM event; DELETE FROM profile')
  for (const [i, properties] of profiles.entries()) {
    addProfile.run(i + 1, String(i), JSON.stringify(propertiesFrom(properties)))
  }
  for (const [i, { of, name, ts, properties }] of events.entries()) {
    addEvent.run(i + 1, of + 1, name, ts, JSON.stringify(propertiesFrom({ ...properties, at: i })))
  }
})

/** The cache's recipients in the form of the reference model, with the newest C that a token asks for. */
function found(draft: Draft, asOf: number, everyOccurrence: boolean) {
  const audience = new Audience(db, draft, { events: new Set(['C', 'Never']) }, asOf)
  return [...audience.all(everyOccurrence)]
    .filter(({ status }) => status === 'ready')
    .map(({ recipient }) => ({
      profile: Number(recipient.identity),
      event: (recipient.event?.properties['at'] ?? null) as number | null,
      constant: recipient.constant.map((value) => valueText(value as Scalar)),
      newest: recipient.newest.get('C')?.properties['at'] ?? null,
    }))
}

function withNewest({ events }: World, asOf: number, expected: readonly Expected[]) {
  const placed = events.map((event, at) => ({ ...event, at })).filter(({ name, ts }) => name === 'C' && ts <= asOf)
  return expected.map((one) => {
    const own = placed.filter(({ of }) => of === one.profile).sort((a, b) => b.ts - a.ts || b.at - a.at)
    return { ...one, newest: own[0]?.at ?? null }
  })
}

test.each([false, true])('every recipient in a cache is that of the reference model, every occurrence: %s', (every) => {
  law(
    fc.property(anyDraft, anyWorld, anyAsOf, (draft, world, asOf) => {
      put(world)
      expect(found(draft, asOf, every)).toEqual(withNewest(world, asOf, recipientsOf(draft, world, asOf, every)))
    }),
    { runs: 1000 },
  )
})

/** What a candidate says, also where it is worked out only when it is read. */
function plain(candidate: Candidate | undefined) {
  if (candidate === undefined) return undefined
  const { profile, recipient, ...others } = candidate
  const { identity, profile: properties, event, newest, items, constant, asOf } = recipient
  const { id, anonymous, importedAt } = profile
  return { ...others, id, anonymous, importedAt, identity, properties, event, newest, items, constant, asOf }
}

test('a user looked at alone is the same recipient as among all users', () => {
  law(
    fc.property(anyDraft, anyWorld, anyAsOf, (draft, world, asOf) => {
      put(world)
      const audience = new Audience(db, draft, { events: new Set(['C']) }, asOf)
      const first = new Map([...audience.all()].toReversed().map((one) => [one.recipient.identity, one]))
      for (const i of world.profiles.keys()) {
        const profile = { id: i + 1, identity: String(i), anonymous: false, importedAt: 0 }
        const alone = audience.candidate({ ...profile, properties: propertiesFrom(world.profiles[i] ?? {}) })
        expect(plain(alone)).toEqual(plain(first.get(String(i))))
      }
    }),
    { runs: 300 },
  )
})

test('the chosen recipient is the one that a walk over all recipients finds', () => {
  const none = new Branch('no recipient')
  const some = new Branch('several recipients')
  law(
    fc.property(anyDraft, anyWorld, anyAsOf, fc.nat({ max: 4 }), (draft, world, asOf, from) => {
      put(world)
      const audience = new Audience(db, draft, { events: new Set() }, asOf)
      const ready = [...audience.all()]
        .filter(({ status }) => status === 'ready')
        .map(({ recipient }) => Number(recipient.identity) + 1)
      const chosen = (kind: 'next' | 'previous') => chooseProfile(db, audience, { kind, id: from })?.id
      if (ready.length === 0) {
        none.reach()
        expect([from, undefined]).toContain(chosen('next'))
      } else {
        if (ready.length > 1) some.reach()
        expect(chosen('next')).toBe(ready.find((id) => id > from) ?? ready[0])
        expect(chosen('previous')).toBe(ready.findLast((id) => id < from) ?? ready.at(-1))
        expect(chooseProfile(db, audience, { kind: 'first' })?.id).toBe(ready[0])
      }
    }),
    { runs: 500, reaches: [none, some] },
  )
})
