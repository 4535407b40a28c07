import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indexMore, isIndexed, searchProfiles } from '../../../../electron/engine/store/search.ts'
import type { Db } from '../../../../electron/engine/store/db.ts'
import { Branch, law } from '../../law.ts'
import { cacheFolder, importInto, within } from '../cache.ts'

const { write, newCache } = cacheFolder()
const person = (identity: string, profileData: object, more: object = {}) => ({
  identity,
  type: 'profile',
  profileData,
  ...more,
})

function indexed(db: Db, step = 3): Db {
  while (!indexMore(db, step));
  expect(isIndexed(db)).toBe(true)
  return db
}

const identitiesFor = (db: Db, text: string) => searchProfiles(db, text, 1000).map(({ identity }) => identity)

async function cacheOf(...lists: readonly (readonly unknown[])[]): Promise<string> {
  const cache = newCache()
  for (const [index, list] of lists.entries()) await importInto(cache, [write(`${String(index)}.jsonl`, list)])
  return cache
}

// one letter of many scripts, and everything that a query language could trip over
const letter = fc.constantFrom(
  ...['a', 'B', 'z', 'é', 'É', 'ß', 'Я', 'я', 'Σ', 'σ', 'ς', 'İ', 'ı', 'Ა', 'ა', '王', '한', 'ش', 'न', '🎈', '👩‍👩‍👧', 'K'],
  ...['"', "'", '%', '_', '*', '(', ')', '-', '^', ':', ' ', '\\', '+', '.', '@', '\n', 'AND', 'NEAR'],
)
const text = fc.array(letter, { minLength: 1, maxLength: 8 }).map((letters) => letters.join(''))

/** What people mean by “holds the text, whatever its letter case”. */
const fold = (given: string) => given.toLowerCase().replaceAll('ς', 'σ')

describe('a profile is found', () => {
  test('by any part of its name, e-mail, phone or identity, as by a plain filter, for any text', async () => {
    const wantedParts = new Branch('a text to find')
    await law(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 }), fc.nat(), async (pairs, at) => {
        const people = pairs.map(([name, email], i) => ({ identity: `#${String(i)}`, name, email }))
        const cache = await cacheOf(
          people.map(({ identity, name, email }) => person(identity, { Name: name, Email: email })),
        )
        within(cache, (db) => {
          indexed(db)
          const whole = Array.from((people[at % people.length] ?? { name: '' }).name)
          for (let from = 0; from < whole.length; from++) {
            for (const to of [from + 1, from + 2, from + 3, whole.length]) {
              const wanted = whole.slice(from, to).join('')
              if (wanted.trim() === '' || wanted.includes('\n')) continue
              wantedParts.reach()
              const expected = people.filter(({ identity, name, email }) =>
                [identity, name, email].some((one) => fold(one).includes(fold(wanted.trim()))),
              )
              expect([...identitiesFor(db, wanted)].sort(), wanted).toEqual(expected.map(({ identity }) => identity))
            }
          }
        })
      }),
      { runs: 25, reaches: [wantedParts] },
    )
  })

  test('by one or two letters, also far down', async () => {
    const many = Array.from({ length: 12_000 }, (_, i) => person(`c-${String(i)}`, { Name: 'x' }))
    const cache = await cacheOf([...many, person('q', { Name: 'Öz' })])
    within(cache, (db) => {
      indexed(db, 5_000)
      expect(identitiesFor(db, 'öz')).toEqual(['q'])
      expect(identitiesFor(db, 'Ö')).toEqual(['q'])
    })
  })

  test('first by its whole identity', async () => {
    const cache = await cacheOf([person('10', {}), person('100', {}), person('1', {})])
    within(cache, (db) => {
      expect(identitiesFor(indexed(db), '1')).toEqual(['1', '10', '100'])
      expect(searchProfiles(db, '1', 1)).toMatchObject([{ identity: '1' }])
    })
  })

  test('by a phone that is a number, and by the device it had', async () => {
    const cache = await cacheOf([person('a', { Phone: 46701234 }, { objectId: 'dev-99' })])
    within(cache, (db) => {
      indexed(db)
      expect(identitiesFor(db, '0123')).toEqual(['a'])
      expect(identitiesFor(db, 'DEV-9')).toEqual(['a'])
    })
  })
})

describe('after a further import', () => {
  test('changes are indexed, and what is no longer so is not found', async () => {
    const cache = await cacheOf([person('a', { Name: 'Before' }), person('b', { Name: 'Other' })])
    within(cache, (db) => indexed(db))
    await importInto(cache, [write('x.jsonl', [person('a', { Name: 'After' }), person('c', { Name: 'New' })])])
    within(cache, (db) => {
      expect(isIndexed(db)).toBe(false)
      indexed(db, 1)
      expect(['before', 'after', 'other', 'new'].map((name) => identitiesFor(db, name))).toEqual([
        [],
        ['a'],
        ['b'],
        ['c'],
      ])
    })
  })

  test('a customer is found by a device that only joined', async () => {
    const event = (subject: object) => ({
      ...subject,
      type: 'event',
      evtName: 'Viewed',
      ts: 1_767_225_600,
      evtData: {},
    })
    const cache = await cacheOf([person('a', { Name: 'Ann' }, { objectId: 'first' }), event({ objectId: 'lonely' })])
    within(cache, (db) => {
      expect(identitiesFor(indexed(db), 'lonely')).toEqual(['lonely'])
    })
    await importInto(cache, [write('y.jsonl', [event({ identity: 'a', objectId: 'lonely' })])])
    within(cache, (db) => {
      indexed(db, 1)
      expect(identitiesFor(db, 'lonely')).toEqual(['a'])
      expect(searchProfiles(db, 'lonely', 1)).toHaveLength(1)
    })
  })

  test('during a pass is taken up by the next', async () => {
    const cache = await cacheOf(
      Array.from({ length: 10 }, (_, i) => person(`p${String(i)}`, { Name: `first${String(i)}` })),
    )
    within(cache, (db) => {
      expect(indexMore(db, 4)).toBe(false)
    })
    await importInto(cache, [write('z.jsonl', [person('p0', { Name: 'second0' }), person('p9', { Name: 'second9' })])])
    within(cache, (db) => {
      indexed(db, 4)
      expect(identitiesFor(db, 'second')).toEqual(['p0', 'p9'])
      expect(identitiesFor(db, 'first')).not.toContain('p0')
    })
  })
})
