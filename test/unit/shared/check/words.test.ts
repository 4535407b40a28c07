import { expect, test } from 'vitest'
import { counted, didYouMean, either, numberWords, quoted, share, users } from '#shared/check/words'

test('numbers have thousands separators and their noun', () => {
  expect([0, 999, 1000, 1_234_567].map(numberWords)).toEqual(['0', '999', '1,000', '1,234,567'])
  expect([counted(1, users), counted(2014, users)]).toEqual(['1 user', '2,014 users'])
  expect(share(37, 2014, users)).toBe('37 of 2,014 users have')
  expect(share(1, 2014, users)).toBe('1 of 2,014 users has')
})

test('names stand in a row', () => {
  expect(either(['a', 'b', 'c'])).toBe('a, b or c')
  expect(didYouMean(['City'])).toBe(' Did you mean City?')
  expect(didYouMean([])).toBe('')
})

test('long text is cut, never through a character', () => {
  expect(quoted(`${'x'.repeat(58)}😀😀`)).toBe(`“${'x'.repeat(58)}…”`)
})
