import { beforeAll, describe, expect, test } from 'vitest'
import type { Condition, Draft } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import { chooseProfile, type RecipientChoice } from '../../../../electron/engine/audience/choose-profile.ts'
import { Audience } from '../../../../electron/engine/audience/audience.ts'
import type { Db } from '../../../../electron/engine/store/db.ts'
import { cacheFolder, importInto, within } from '../cache.ts'

const { write, newCache } = cacheFolder()
const cache = newCache()
const empty = newCache()
const t = 1_767_225_600
const count = 1_300
const added = (identity: string, seconds: number, evtData: object) => ({
  identity,
  type: 'event',
  evtName: 'Added',
  ts: t + seconds,
  evtData,
})

beforeAll(async () => {
  const people = Array.from({ length: count }, (_, i) => ({
    ...{ identity: `c-${String(i)}`, type: 'profile', profileData: { i, Tier: i % 2 === 0 ? 'gold' : 'silver' } },
  }))
  // every third has events, every ninth only one that is too cheap
  const events = people.flatMap(({ identity }, i) =>
    i % 3 !== 0
      ? []
      : [
          added(identity, 10, { price: 5, n: 1 }),
          ...(i % 9 === 0 ? [] : [added(identity, 20, { price: 50, n: 2 }), added(identity, 20, { price: 60, n: 3 })]),
        ],
  )
  await importInto(cache, [write('people.jsonl', people), write('events.jsonl', events)])
  await importInto(empty, [write('one.csv', 'Identity,Name,ImageURL\na,b,c\n')])
})

const dear: Condition = { property: 'price', is: 'greater', value: 10 }
const action: Draft = { ...initialDraft, trigger: { kind: 'live-action', event: 'Added', where: [dear] } }
const audienceOf = (db: Db, draft: Draft, asOf = Infinity) =>
  new Audience(db, draft, { events: new Set(['Added']) }, asOf)
const readyIn = (db: Db, draft: Draft, asOf?: number) =>
  [...audienceOf(db, draft, asOf).all()]
    .filter(({ status }) => status === 'ready')
    .map(({ recipient }) => recipient.identity)

describe('the recipients of a draft', () => {
  test('are all profiles where nothing triggers it', () => {
    within(cache, (db) => {
      expect(readyIn(db, initialDraft)).toHaveLength(count)
    })
  })

  test('are those with a fitting event, each at its newest, ties in the order of import', () => {
    within(cache, (db) => {
      const all = [...audienceOf(db, action).all()]
      expect(all).toHaveLength(count)
      const ready = all.filter(({ status }) => status === 'ready')
      expect(ready.map(({ recipient }) => recipient.identity)).toEqual(
        Array.from({ length: count }, (_, i) => i)
          .filter((i) => i % 3 === 0 && i % 9 !== 0)
          .map((i) => `c-${String(i)}`),
      )
      expect(ready[0]?.recipient.event).toMatchObject({ ts: (t + 20) * 1000, properties: { n: 3 } })
      expect(all[1]).toMatchObject({ status: 'skipped', reason: 'no-trigger-event' })
    })
  })

  test('must pass the conditions on profiles too', () => {
    within(cache, (db) => {
      const gold: Draft = { ...action, profileWhere: [{ property: 'Tier', is: 'equals', value: 'gold' }] }
      const [first] = [...audienceOf(db, gold).all()].filter(({ recipient }) => recipient.identity === 'c-3')
      expect(first).toMatchObject({ status: 'skipped', reason: 'profile-conditions' })
      expect(readyIn(db, gold).every((identity) => Number(identity.slice(2)) % 2 === 0)).toBe(true)
    })
  })

  test('have the events at as-of, and none that is a millisecond later', () => {
    within(cache, (db) => {
      const at = (t + 20) * 1000
      expect(readyIn(db, action, at)).toHaveLength(readyIn(db, action).length)
      expect(readyIn(db, action, at - 1)).toEqual([])
      const newest = (asOf: number) =>
        [...audienceOf(db, initialDraft, asOf).all()][3]?.recipient.newest.get('Added')?.properties['n']
      expect([newest(at), newest(at - 1), newest((t + 10) * 1000), newest((t + 10) * 1000 - 1)]).toEqual([
        3,
        1,
        1,
        undefined,
      ])
    })
  })

  test('say which of how many events it is, where that is asked for', () => {
    within(cache, (db) => {
      const audience = audienceOf(db, action)
      const profile = chooseProfile(db, audience, { kind: 'first' })
      if (profile === undefined) throw new Error('no such profile')
      const place = (nth: number) => audience.candidate(profile, { nth, placed: true })
      expect(place(1).recipient.event).toMatchObject({ properties: { n: 3 }, place: { nth: 1, of: 2 } })
      expect(place(2).recipient.event).toMatchObject({ properties: { n: 2 }, place: { nth: 2, of: 2 } })
      expect(place(3)).toMatchObject({ status: 'skipped', reason: 'no-trigger-event', recipient: { event: null } })
      expect(audience.occurrences(profile)).toHaveLength(2)
    })
  })
})

describe('the choice of a recipient', () => {
  const chosen = (db: Db, draft: Draft, choice: RecipientChoice) => chooseProfile(db, audienceOf(db, draft), choice)

  test('next goes through exactly the audience and then around, previous back the same way', () => {
    within(cache, (db) => {
      const ready = readyIn(db, action)
      const first = chosen(db, action, { kind: 'first' })
      const forwards: string[] = []
      let at = first
      do {
        if (at === undefined) break
        forwards.push(at.identity)
        at = chosen(db, action, { kind: 'next', id: at.id })
      } while (at?.id !== first?.id && forwards.length < count)
      expect(forwards).toEqual(ready)
      const last = chosen(db, action, { kind: 'previous', id: first?.id ?? 0 })
      expect(last?.identity).toBe(ready.at(-1))
      expect(chosen(db, action, { kind: 'previous', id: last?.id ?? 0 })?.identity).toBe(ready.at(-2))
    })
  })

  test('by chance is one of the audience, the same for the same seed, and not always the same', () => {
    within(cache, (db) => {
      const ready = new Set(readyIn(db, action))
      const pick = (seed: number) => chosen(db, action, { kind: 'random', seed })?.identity ?? ''
      const picks = Array.from({ length: 40 }, (_, seed) => pick(seed))
      expect(picks.every((identity) => ready.has(identity))).toBe(true)
      expect(Array.from({ length: 40 }, (_, seed) => pick(seed))).toEqual(picks)
      expect(new Set(picks).size).toBeGreaterThan(25)
    })
  })

  test('falls back to any user where no user gets the message, and to none in an empty cache', () => {
    const never: Draft = { ...action, profileWhere: [{ property: 'i', is: 'greater', value: 1e9 }] }
    const choices: readonly RecipientChoice[] = [
      ...[{ kind: 'first' } as const, { kind: 'random', seed: 1 } as const],
      ...[{ kind: 'next', id: 5 } as const, { kind: 'previous', id: 5 } as const],
    ]
    within(cache, (db) => {
      for (const choice of choices) expect(chosen(db, never, choice)).toBeDefined()
    })
    within(empty, (db) => {
      for (const choice of choices) expect(chosen(db, action, choice)).toBeUndefined()
    })
  })
})
