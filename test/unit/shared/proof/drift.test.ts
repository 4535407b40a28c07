import { expect, test } from 'vitest'
import { driftWords, isDrift } from '#shared/proof/drift'

const before = { recipients: 1139, coverage: 80.5, pairs: [{ key: 'store', empty: 222 }] }

test('says who is added, what becomes of the coverage, and which pair has more gaps', () => {
  const after = { recipients: 1212, coverage: 78.11, pairs: [{ key: 'store', empty: 265 }] }
  expect(isDrift(before, after)).toBe(true)
  expect(driftWords({ before, after })).toEqual([
    '1,139 → 1,212 recipients',
    'coverage 80.50 % → 78.11 %',
    '“store” empty for 265, was 222',
  ])
})

test('names only what has changed', () => {
  expect(driftWords({ before, after: { ...before, recipients: 1140 } })).toEqual(['1,139 → 1,140 recipients'])
  expect(isDrift(before, { ...before })).toBe(false)
  expect(driftWords({ before, after: { ...before, recipients: 0, coverage: null } })).toContain('coverage 80.50 % → –')
})

test('tells two pairs of the same key apart', () => {
  const twice = { ...before, pairs: [...before.pairs, { key: 'store', empty: 0 }] }
  const after = { ...twice, pairs: [...before.pairs, { key: 'store', empty: 3 }] }
  expect(driftWords({ before: twice, after })).toEqual(['“store” empty for 3, was 0'])
})

test('names the pairs that change most, and counts the others', () => {
  const pairs = (empty: (index: number) => number) =>
    Array.from({ length: 8 }, (_, index) => ({ key: `k${index}`, empty: empty(index) }))
  const figures = { recipients: 10, coverage: 50 }
  const words = driftWords({
    before: { ...figures, pairs: pairs(() => 0) },
    after: { ...figures, pairs: pairs((index) => index) },
  })
  expect(words).toEqual([...[3, 4, 5, 6, 7].map((index) => `“k${index}” empty for ${index}, was 0`), '2 pairs more'])
})
