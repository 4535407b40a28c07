import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ObservedProperty, ObservedSchema } from '#shared/sample/observed'
import { everySample } from '../../../../electron/engine/store/every-sample.ts'
import { saveObservedScopes } from '../../../../electron/engine/store/observed-scopes.ts'
import { observeAll } from '../../../../electron/engine/observe/observe-all.ts'
import { PropertyStatistics } from '../../../../electron/engine/observe/property-statistics.ts'
import { observedSchema } from '../../../../electron/engine/store/observed-schema.ts'
import { countSamples } from '../../../../electron/engine/store/samples.ts'
import { law } from '../../law.ts'
import { cacheFolder, importInto, within } from '../cache.ts'

const { write, newCache } = cacheFolder()

const name = fc.constantFrom('Name', 'City', '__proto__', 'constructor', 'n', 'ж', ' a ')
const value = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'x',
    'X',
    'AB',
    ' pad',
    'a@b.se',
    'NULL',
    '[1]',
    'SÃ©',
    '2026-01-31',
    '$D_1767225600',
    '$D_x',
    '42',
    '🎈',
    'x'.repeat(250),
  ),
  fc.constantFrom<unknown>(null, true, false, 0, -0, 1.5, 42, [], ['a'], ['a', 'b'], [null], [[1]], {}, { a: 1 }),
)
const properties = fc.uniqueArray(fc.tuple(name, value), { selector: ([key]) => key, maxLength: 5 })
const subject = fc.record(
  { identity: fc.constantFrom('a', 'b', 'c'), objectId: fc.constantFrom('d1', 'd2') },
  { requiredKeys: [] },
)
const ts = fc.integer({ min: 1_767_225_600, max: 1_767_225_605 })
const operator = fc.constantFrom('$add', '$remove', '$set', '$delete', '$incr')
const record = fc.oneof(
  fc.tuple(subject, fc.option(ts), properties, fc.option(fc.tuple(name, operator))).map(([who, time, own, change]) => ({
    ...who,
    type: 'profile',
    ...(time === null ? {} : { ts: time }),
    profileData: objectOf(change === null ? own : [...own, [change[0], { [change[1]]: ['a'] }]]),
  })),
  fc.tuple(subject, ts, properties, fc.constantFrom('Viewed', 'Charged')).map(([who, time, own, evtName]) => ({
    ...who,
    type: 'event',
    ts: time,
    evtName,
    evtData: objectOf(own),
  })),
)
/** Files of records, one after the other. */
const fileLists = fc.array(fc.array(record, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 })

function objectOf(entries: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(entries)
}

/** Without what may stay at the widest that was seen, and without the order among equals. */
function counted(property: ObservedProperty) {
  const { length: _, firstSeen: _first, lastSeen: _last, top, types, ...rest } = property
  const entries = top.map(({ value: one, count }) => `${String(count)} ${JSON.stringify(one)}`).sort()
  return { ...rest, types: Object.entries(types).sort(), top: entries }
}

function scopesOf({ profiles, events }: ObservedSchema) {
  return [['', profiles] as const, ...[...events].sort(([a], [b]) => (a < b ? -1 : 1))].map(
    ([scope, { total, properties: all }]) => ({
      scope,
      total,
      properties: [...all.values()].map(counted).sort((a, b) => (a.name < b.name ? -1 : 1)),
    }),
  )
}

describe('what imports count on the way', () => {
  test('is what counting the whole cache anew gives, for any records in any files', async () => {
    await law(
      fc.asyncProperty(fileLists, async (lists) => {
        const cache = newCache()
        for (const [index, list] of lists.entries()) await importInto(cache, [write(`${String(index)}.jsonl`, list)])
        within(cache, (db) => {
          const saved = observedSchema(db)
          const counts = countSamples(db)
          db.transaction(() => {
            saveObservedScopes(db, observeAll(everySample(db)).saved())
          })()
          expect(scopesOf(saved)).toEqual(scopesOf(observedSchema(db)))
          expect(counts).toEqual(countSamples(db))
          expect(counts.events).toBe(db.prepare('SELECT count(*) FROM event').pluck().get())
          for (const scope of [saved.profiles, ...saved.events.values()]) {
            for (const property of scope.properties.values()) {
              const { filled, absent, null: nulls, empty, blank, placeholder, types } = property
              expect(filled + absent + nulls + empty + blank + placeholder).toBe(scope.total)
              expect(Object.values(types).reduce((sum, n) => sum + n, 0)).toBe(filled)
              expect(Math.min(absent, nulls, empty, blank, placeholder, filled)).toBeGreaterThanOrEqual(0)
              expect(filled + nulls + empty + blank + placeholder).toBeGreaterThan(0)
            }
          }
        })
      }),
      { runs: 50 },
    )
  })
})

describe('the different values of a property', () => {
  const observe = (count: number, valueOf: (i: number) => string | number) => {
    const statistics = new PropertyStatistics()
    for (let i = 0; i < count; i++) statistics.add(valueOf(i), i)
    return statistics.observed('p', count)
  }

  test.each([1, 4_999, 5_000])('are counted exactly up to %i', (count) => {
    const observed = observe(2 * count, (i) => `v${String(i % count)}`)
    expect(observed).toMatchObject({ distinct: count, distinctIsExact: true })
    expect(observed.top).toHaveLength(Math.min(20, count))
    expect(observed.top[0]).toEqual({ value: 'v0', count: 2 })
  })

  test.each<[string, (i: number) => string | number]>([
    ['texts', (i) => `cust-${String(i)}`],
    ['numbers', (i) => i],
    ['e-mail addresses', (i) => `user${String(i)}@example.com`],
    ['dates', (i) => `$D_${String(1_500_000_000 + i)}`],
  ])('are estimated within five in a hundred beyond: %s', (_title, valueOf) => {
    for (const count of [5_001, 20_000, 300_000]) {
      const { distinct, distinctIsExact } = observe(count, valueOf)
      expect(distinctIsExact).toBe(false)
      expect(Math.abs(distinct - count) / count).toBeLessThan(0.05)
    }
  })

  test('the commonest keep their exact counts when there are many others', () => {
    const observed = observe(100_000, (i) => (i % 4 === 0 ? 'gold' : i % 4 === 1 ? 'silver' : `id-${String(i)}`))
    expect(observed.top.slice(0, 2)).toEqual([
      { value: 'gold', count: 25_000 },
      { value: 'silver', count: 25_000 },
    ])
  })
})
