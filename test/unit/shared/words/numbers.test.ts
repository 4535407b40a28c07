import { expect, test } from 'vitest'
import { count, counted, duration, share, size } from '#shared/words/numbers'

test('numbers have thousands separators and their noun', () => {
  expect([0, 999, 1000, 1_234_567].map(count)).toEqual(['0', '999', '1,000', '1,234,567'])
  expect([counted(1, 'user'), counted(2014, 'user')]).toEqual(['1 user', '2,014 users'])
  expect([counted(1, 'property', 'properties'), counted(0, 'property', 'properties')]).toEqual([
    '1 property',
    '0 properties',
  ])
})

test('a share of a little is never nothing, and a share of nearly all never all', () => {
  expect([share(0, 10), share(1, 1000), share(82, 100), share(999, 1000), share(10, 10)]).toEqual([
    '0 %',
    '<1 %',
    '82 %',
    '99 %',
    '100 %',
  ])
  expect(share(0, 0)).toBe('–')
})

test('sizes go in steps of a thousand', () => {
  expect([0, 999, 4_700_000, 470_000_000].map(size)).toEqual(['0 bytes', '999 bytes', '4.7 MB', '470 MB'])
})

test('a time that is left is in seconds, then in minutes', () => {
  expect([0, 40.4, 89, 180, Infinity].map(duration)).toEqual(['1 s', '40 s', '89 s', '3 min', '–'])
})
