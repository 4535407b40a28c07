import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { law } from '../../law.ts'
import { containers } from './containers.ts'
import { goodRaws, split } from './split.ts'

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('Åsa', '},{', '"', '\\', '{"identity":"x"}', '日本', 'a\nb'),
)
// Node 24's JSON.parse mixes up names that end in a backslash with others that have an escape there (V8 13.6)
const name = text.filter((value) => !value.endsWith('\\'))
const leaf = fc.oneof(text, fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null))
const member = fc.oneof(
  leaf,
  fc.array(fc.oneof(leaf, fc.dictionary(name, leaf, { maxKeys: 2 })), { maxLength: 3 }),
  fc.dictionary(name, leaf, { maxKeys: 3 }),
)
const record = fc.tuple(fc.nat(), fc.dictionary(name, member, { maxKeys: 4 })).map(([id, profileData]) => ({
  identity: `cust-${String(id)}`,
  profileData,
}))
const borders = fc.array(fc.nat(4000), { maxLength: 12 }).map((places) => places.sort((a, b) => a - b))

describe.each(containers)('$name', ({ wrap, pretty }) => {
  const print = (value: object): string => (pretty === true ? JSON.stringify(value, null, 2) : JSON.stringify(value))

  test('hands on every record as it stands, in order, with its line and place', () => {
    law(
      fc.property(fc.array(record, { minLength: 1, maxLength: 8 }), borders, (records, places) => {
        const content = wrap(records.map(print))
        const { pieces, notes } = split(content, places)
        expect(notes).toEqual([])
        expect(pieces.map(({ reason }) => reason)).toEqual(records.map(() => null))
        expect(pieces.map(({ raw }) => JSON.stringify(JSON.parse(raw)))).toEqual(
          records.map((value) => JSON.stringify(value)),
        )
        const bytes = Buffer.from(content)
        for (const { raw, line, offset } of pieces) {
          expect(bytes.toString('utf8', offset, offset + Buffer.byteLength(raw))).toBe(raw)
          expect(line).toBe(bytes.toString('utf8', 0, offset).split('\n').length)
        }
      }),
      { runs: 60 },
    )
  })
})

const mangled = fc.string({
  unit: fc.constantFrom(...'{}[]",:\\\n \t1tadrecordsé'.split(''), '{"d":[', '{"identity":"a"}', ',\n{'),
  maxLength: 120,
})

test('hands on the same whatever the borders of the chunks', () => {
  law(
    fc.property(mangled, borders, (content, places) => {
      expect(split(content, places)).toEqual(split(content))
    }),
    { runs: 1500 },
  )
})

test('takes any bytes', () => {
  law(
    fc.property(fc.uint8Array({ maxLength: 300 }), borders, (bytes, places) => {
      split(Buffer.from(bytes), places)
    }),
    { runs: 500 },
  )
})

test('reads a record alone, in braces of its own or without', () => {
  expect(goodRaws(split('{"identity":"a"}'))).toEqual(['{"identity":"a"}'])
  expect(goodRaws(split('[{"identity":"a"}]'))).toEqual(['{"identity":"a"}'])
  expect(goodRaws(split('{"record":{"identity":"a"},"status":"success"}'))).toEqual(['{"identity":"a"}'])
})

test('finds the list of an envelope behind whatever else it holds', () => {
  const content =
    '{"next":{"d":[{"no":1}]},"s":"x","n":[1,[2]],"records":[{"identity":"a"}],"more":[{"no":2}],"record":"x"}'
  expect(goodRaws(split(content))).toEqual(['{"identity":"a"}'])
})

test('an empty list, envelope or file holds nothing', () => {
  for (const content of ['', ' \n', '[]', '{"d":[]}', '{"status":"success","records":[]}\n{"records":[]}\n']) {
    expect(split(content)).toEqual({ pieces: [], notes: [] })
  }
})

test('two records without a comma between them are two records', () => {
  expect(goodRaws(split('[{"identity":"a"}{"identity":"b"}\n{"identity":"c"}]'))).toHaveLength(3)
})
