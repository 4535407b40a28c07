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

test('says once what is true of many pairs', () => {
  const pairs = (empty: number) => Array.from({ length: 200 }, (_, index) => ({ key: `key_${index + 1}`, empty }))
  const [many, more] = [
    { ...before, pairs: [...pairs(10), { key: 'link', empty: 1 }] },
    { ...before, pairs: [...pairs(13), { key: 'link', empty: 2 }] },
  ]
  expect(driftWords({ before: many, after: more })).toEqual([
    '“key_1”, “key_2” and 198 more pairs empty for 13, was 10',
    '“link” empty for 2, was 1',
  ])
})

test('tells two pairs of the same key apart', () => {
  const twice = { ...before, pairs: [...before.pairs, { key: 'store', empty: 0 }] }
  const after = { ...twice, pairs: [...before.pairs, { key: 'store', empty: 3 }] }
  expect(driftWords({ before: twice, after })).toEqual(['“store” empty for 3, was 0'])
})
