import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { removeImport } from '../../../../electron/engine/import/remove-import.ts'
import { forgetSamples } from '../../../../electron/engine/store/forget-samples.ts'
import { indexMore, searchProfiles } from '../../../../electron/engine/store/search.ts'
import { countSamples, listImports } from '../../../../electron/engine/store/samples.ts'
import { observedSchema } from '../../../../electron/engine/store/observed-schema.ts'
import { law } from '../../law.ts'
import { cacheFolder, importInto, peopleIn, within } from '../cache.ts'
import { brokenReferences } from './contents.ts'

const { write, newCache } = cacheFolder()
const t = 1_767_225_600

const profile = fc.record({
  identity: fc.constantFrom('a', 'b', 'c'),
  type: fc.constant('profile'),
  ts: fc.integer({ min: t, max: t + 5 }),
  profileData: fc.dictionary(fc.constantFrom('x', 'y'), fc.integer({ min: 0, max: 1e9 }), { minKeys: 1 }),
})
const event = fc.record({
  identity: fc.constantFrom('a', 'b', 'e'),
  type: fc.constant('event'),
  evtName: fc.constantFrom('Viewed', 'Charged'),
  ts: fc.integer({ min: t, max: t + 3 }),
  evtData: fc.record({ n: fc.constantFrom(1, 2) }),
})
const lists = fc.array(fc.array(fc.oneof(profile, event), { minLength: 1, maxLength: 6 }), {
  minLength: 2,
  maxLength: 4,
})

/**
 * Gives every profile's record a value of its own and every file a profile of its own: a record that changes nothing when it
 * comes is not remembered, and the very same file is no second import.
 */
function distinct(files: readonly (readonly object[])[]): readonly (readonly object[])[] {
  let count = 0
  return files.map((records, index) => [
    { identity: `file ${String(index)}`, type: 'profile', profileData: {} },
    ...records.map((record) =>
      'profileData' in record
        ? { ...record, ts: t + ++count, profileData: { ...(record.profileData as object), z: count } }
        : record,
    ),
  ])
}

async function cacheOf(files: readonly (readonly unknown[])[]): Promise<string> {
  const cache = newCache()
  for (const [index, records] of files.entries()) await importInto(cache, [write(`${String(index)}.jsonl`, records)])
  return cache
}

describe('an import that is taken out', () => {
  test('leaves what there would be without it, for any files of customers and their events', async () => {
    await law(
      fc.asyncProperty(lists.map(distinct), fc.nat(), async (files, which) => {
        const gone = which % files.length
        const cache = await cacheOf(files)
        within(cache, (db) => {
          removeImport(db, gone + 1)
        })
        expect(brokenReferences(cache)).toEqual([])
        const without = await cacheOf(files.filter((_, index) => index !== gone))
        expect(peopleIn(cache)).toEqual(peopleIn(without))
        const counts = (path: string) => within(path, countSamples)
        expect(counts(cache)).toEqual(counts(without))
        const fills = (path: string) =>
          [...within(path, observedSchema).profiles.properties.values()]
            .map(({ name, filled }) => [name, filled])
            .sort()
        expect(fills(cache)).toEqual(fills(without))
        expect(within(cache, listImports)).toHaveLength(files.length - 1)
      }),
      { runs: 25 },
    )
  })

  test('leaves the events that other files hold too in the order of the next of those', async () => {
    const at = (evtName: string) => ({ identity: 'a', type: 'event', evtName, ts: t, evtData: {} })
    const files = [
      [at('Viewed'), at('Charged')],
      [at('Charged'), at('Viewed'), at('Added')],
      [at('Added'), at('Viewed'), at('Charged')],
    ]
    const cache = await cacheOf(files)
    const names = () => peopleIn(cache).flatMap(({ events }) => events.map(({ name }) => name))
    const without = (importId: number) => {
      within(cache, (db) => {
        removeImport(db, importId)
      })
      return names()
    }
    expect(names()).toEqual(['Viewed', 'Charged', 'Added'])
    expect(without(1)).toEqual(['Charged', 'Viewed', 'Added'])
    expect(without(2)).toEqual(['Added', 'Viewed', 'Charged'])
    expect(without(3)).toEqual([])
  })

  test('takes its catalogs and rejects along, and its profiles out of the search', async () => {
    const cache = newCache()
    const broken = [{ identity: 'zoe', type: 'profile', profileData: { Name: 'Zoe' } }, { identity: '' }]
    await importInto(cache, [write('z.jsonl', broken), write('Shirts.csv', 'Identity,Name,ImageURL\na,b,c\n')])
    within(cache, (db) => {
      while (!indexMore(db));
      removeImport(db, 1)
      removeImport(db, 2)
      while (!indexMore(db));
      expect(searchProfiles(db, 'zoe', 10)).toEqual([])
      for (const table of ['profile', 'catalog', 'item', 'reject', 'import', 'observed_scope'])
        expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0)
    })
  })

  test('gives a device back that it had joined to a customer’s name', async () => {
    const device = { objectId: 'dev', type: 'event', evtName: 'Viewed', ts: t, evtData: {} }
    const joined = { identity: 'a', objectId: 'dev', type: 'profile', profileData: { Name: 'Ann' } }
    const cache = await cacheOf([[device], [joined]])
    within(cache, (db) => {
      removeImport(db, 2)
    })
    expect(brokenReferences(cache)).toEqual([])
    // the event stays, and so does whose it is
    expect(peopleIn(cache)).toMatchObject([{ events: [{ name: 'Viewed' }] }])
    expect(peopleIn(cache)[0]?.properties).not.toHaveProperty('Name')
  })
})

test('forgetting the samples leaves nothing of them in any file of the cache', async () => {
  const secret = 'Zebedäus-Quixote'
  const cache = newCache()
  const records = Array.from({ length: 500 }, (_, i) => [
    {
      identity: `${secret}-${String(i)}`,
      objectId: `dev-${secret}`,
      type: 'profile',
      profileData: { Name: secret, [secret]: secret },
    },
    { identity: `${secret}-${String(i)}`, type: 'event', evtName: secret, ts: t, evtData: { p: secret } },
    { raw: secret },
  ]).flat()
  const csv = write(`${secret}.csv`, `Identity,Name,ImageURL\n${secret},${secret},x\n`)
  await importInto(cache, [write(`${secret}.jsonl`, records), csv])
  within(cache, (db) => {
    while (!indexMore(db));
    expect(searchProfiles(db, 'quix', 5)).toHaveLength(5)
    forgetSamples(db)
    expect(searchProfiles(db, 'quix', 5)).toEqual([])
    const own = readdirSync(dirname(cache)).filter((name) => name.startsWith(basename(cache)))
    for (const name of own) {
      const bytes = readFileSync(join(dirname(cache), name))
      for (const part of [secret, 'Quixote', 'quixote', 'quix', 'uix'])
        expect(bytes.includes(part), `${part} in ${name}`).toBe(false)
    }
  })
  expect(await importInto(cache, [csv])).toMatchObject({ imports: [{ items: 1 }] })
})
