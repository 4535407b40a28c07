import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UserError } from '../../../../electron/engine/files/user-error.ts'
import { formatIds } from '#shared/sample/formats'
import { expectLinear } from '../../linear.ts'
import { law } from '../../law.ts'
import { collect } from './collect.ts'

const good = (id: string): string => `{"identity":"${id}","profileData":{}}`

function nested(levels: number): string {
  // the record and profileData are two levels
  return `{"identity":"deep","profileData":{"x":${'['.repeat(levels - 2)}${']'.repeat(levels - 2)}}}`
}

describe.each([
  ['on lines', '', '\n', ''],
  ['in a list', '[', ',', ']'],
  ['in a list on lines', '[\n', ',\n', '\n]'],
])('%s', (_name, before, between, after) => {
  const file = (...records: readonly string[]): string => before + records.join(between) + after

  test('a record may be 200 levels deep', () => {
    const { records, rejects } = collect(
      'clevertap-upload',
      file(good('a'), nested(200), nested(201), nested(50_000), good('b')),
    )
    expect(records).toMatchObject([{ identity: 'a' }, { identity: 'deep' }, { identity: 'b' }])
    expect(rejects.map(({ reason }) => reason)).toEqual(
      Array(2).fill('This record is nested deeper than 200 levels. Flatten it and import it again.'),
    )
  })

  test('a record of 20 MB is a reject of 64 KB', () => {
    const long = `{"identity":"long","profileData":{"x":"${'å'.repeat(10 * 1024 * 1024)}"}}`
    const { records, rejects } = collect('clevertap-upload', file(good('a'), long, good('b')), {}, 1 << 18)
    expect(records).toMatchObject([{ identity: 'a' }, { identity: 'b' }])
    expect(rejects.map(({ reason }) => reason.slice(0, 33))).toEqual(['This record is longer than 16 MB.'])
    expect(Buffer.byteLength(rejects[0]?.raw ?? '')).toBeLessThanOrEqual(65_540)
    expect(rejects[0]?.raw.endsWith('å…')).toBe(true)
  })

  test('a record may have 100,000 properties', () => {
    const wide = (id: string, count: number) => {
      // the record has two of its own, and a colon in a text is none
      const members = Array.from({ length: count - 2 }, (_, i) => `"${String(i)}":":"`)
      return `{"identity":"${id}","profileData":{${members.join(',')}}}`
    }
    const { records, rejects } = collect(
      'clevertap-upload',
      file(good('a'), wide('most', 100_000), wide('more', 100_001), good('b')),
      {},
      1 << 18,
    )
    expect(records).toMatchObject([{ identity: 'a' }, { identity: 'most' }, { identity: 'b' }])
    expect(rejects.map(({ reason }) => reason)).toEqual([
      'This record has more than 100,000 properties. Leave out what no message needs and import it again.',
    ])
  })

  test('bytes that are not UTF-8 cost their record', () => {
    const wrong = Buffer.from(file(good('å'), good('b\x01'), good('日')))
    wrong[wrong.indexOf(1)] = 0xff
    for (const step of [1, 5, 1000]) {
      const { records, rejects } = collect('clevertap-upload', wrong, {}, step)
      expect(records).toMatchObject([{ identity: 'å' }, { identity: '日' }])
      expect(rejects.map(({ reason }) => reason)).toEqual([
        'This record holds bytes that are not UTF-8. Save the file as UTF-8, or name its encoding (--encoding windows-1252), and import it again.',
      ])
    }
  })
})

test.each(['{"a":', '[', '{"identity":"a","x":[{"y":1},', '{"identity":"a","x":"', '{', '}', '"'])(
  'a million times %s is read in time linear in its length',
  (piece) => {
    collect('clevertap-upload', piece.repeat(1_000_000), {}, 1 << 18)
    expectLinear(10_000, (times) => {
      const text = piece.repeat(times)
      return () => collect('clevertap-upload', text, {}, 1 << 18)
    })
  },
)

test.each(formatIds)('any bytes are read as %s, or are a UserError', (format) => {
  law(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 1, max: 50 }), (bytes, step) => {
      try {
        collect(format, Buffer.from(bytes), { eventName: 'Buy' }, step)
      } catch (error) {
        expect(error).toBeInstanceOf(UserError)
      }
    }),
    { runs: 200 },
  )
})

test.each(formatIds)('any JSON is read as %s, or is a UserError', (format) => {
  const names = fc.constantFrom(
    ...`
      identity objectId type ts profileData evtName evtData profile event_props platformInfo raw format
      __proto__ d profiles event_properties systemProfileData all_identities user_identities user_attributes
      deleted_user_attributes mpid device_identities events event_type data event_name screen_name
      custom_attributes product_action promotion_action product_impressions action products
      timestamp_unixtime_ms location value
    `
      .trim()
      .split(/\s+/),
  )
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(
        'profile',
        'event',
        'custom_event',
        'commerce_event',
        'screen_view',
        'email',
        'a',
        1767229200,
        null,
        true,
        1e300,
      ),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(names, tie('value'), { maxKeys: 5 }),
    ),
  }))
  law(
    fc.property(value, (json) => {
      try {
        collect(format, JSON.stringify(json), { eventName: 'Buy' })
      } catch (error) {
        expect(error).toBeInstanceOf(UserError)
      }
    }),
    { runs: 300 },
  )
})

test('a table may have 100,000 columns', () => {
  const header = (count: number) => ['identity', ...Array.from({ length: count - 1 }, (_, i) => String(i))].join(',')
  const row = (count: number) => `a${','.repeat(count - 1)}`
  const most = [header(100_000), row(100_000), row(100_001), row(100_000)].join('\n')
  const { records, rejects } = collect('csv-profiles', most, {}, 1 << 18)
  expect(records).toHaveLength(2)
  expect(rejects).toMatchObject([{ line: 3, reason: expect.stringContaining('more than 100,000') as string }])
  expect(() => collect('csv-profiles', [header(100_001), row(100_001)].join('\n'))).toThrow(
    new UserError(
      'import:header',
      'The first line names more than 100,000 columns. Leave out those that no message needs, and import the file again.',
    ),
  )
})
