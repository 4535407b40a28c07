import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AssociationBuilder } from '#shared/recommend/association-builder'
import { associationBytes, associationsFrom } from '#shared/recommend/association-bytes'
import { Associations } from '#shared/recommend/associations'
import { law } from '../../law.ts'

const items = 5
const anyEvents = fc.array(
  fc.record({
    profile: fc.constantFrom(1, 2, 3, 7, 2 ** 40),
    ts: fc.integer({ min: 0, max: 6 }),
    rows: fc.array(fc.nat({ max: items - 1 }), { maxLength: 3 }),
  }),
  { maxLength: 30 },
)
type Events = typeof anyEvents extends fc.Arbitrary<infer Made> ? Made : never

function built(events: Events) {
  const builder = new AssociationBuilder(items)
  for (const { profile, ts, rows } of events) builder.add(profile, ts, rows)
  return builder.finish()
}

test('the last action is the newest event, and of two at one time the later call', () => {
  law(
    fc.property(anyEvents, (events) => {
      const associations = new Associations(built(events))
      for (const profile of [1, 2, 3, 4, 7, 2 ** 40]) {
        const own = events.filter((event) => event.profile === profile)
        const last = own.reduce<Events[number] | undefined>(
          (a, b) => (a !== undefined && a.ts > b.ts ? a : b),
          undefined,
        )
        const expected = last === undefined ? undefined : { ts: last.ts, row: last.rows[0] ?? -1 }
        expect(associations.lastAction(profile)).toEqual(expected)
      }
    }),
  )
})

test('a question does not depend on those before it', () => {
  const anyQuestions = fc.array(fc.tuple(fc.nat({ max: items - 1 }), fc.integer({ min: 0, max: 7 })), { maxLength: 12 })
  law(
    fc.property(anyEvents, anyQuestions, (events, questions) => {
      const arrays = built(events)
      const asked = new Associations(arrays)
      for (const [row, from] of questions) {
        expect(asked.related(row, from)).toEqual(new Associations(arrays).related(row, from))
      }
    }),
  )
})

test('what is related is related both ways, as often', () => {
  law(
    fc.property(anyEvents, fc.integer({ min: 0, max: 7 }), (events, from) => {
      const associations = new Associations(built(events))
      const times = (a: number, b: number) => {
        const { rows, counts } = associations.related(a, from)
        return counts[rows.indexOf(b)] ?? 0
      }
      for (let a = 0; a < items; a++) for (let b = 0; b < items; b++) expect(times(a, b)).toBe(times(b, a))
      for (let a = 0; a < items; a++) expect(times(a, a)).toBe(0)
    }),
  )
})

test('bytes hold everything, wherever they begin in memory', () => {
  law(
    fc.property(anyEvents, fc.nat({ max: 9 }), (events, offset) => {
      const arrays = built(events)
      const bytes = associationBytes(arrays)
      const moved = new Uint8Array(bytes.length + offset)
      moved.set(bytes, offset)
      expect(associationsFrom(moved.subarray(offset))).toEqual(arrays)
    }),
  )
})

test('other bytes are nothing', () => {
  const bytes = associationBytes(built([{ profile: 1, ts: 1, rows: [0, 1] }]))
  expect(associationsFrom(bytes.subarray(0, bytes.length - 4))).toBeUndefined()
  expect(associationsFrom(bytes.subarray(0, 5))).toBeUndefined()
  expect(associationsFrom(bytes.map((byte) => byte ^ 1))).toBeUndefined()
  law(
    fc.property(fc.uint8Array({ maxLength: 200 }), (any) => {
      expect(associationsFrom(any)).toBeUndefined()
    }),
  )
})
