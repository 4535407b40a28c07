import { expect, test } from 'vitest'
import { didYouMean, partOf, users } from '#shared/check/words'

test('a part of a whole has the verb that fits it', () => {
  expect(partOf(37, 2014, users)).toBe('37 of 2,014 users have')
  expect(partOf(1, 2014, users)).toBe('1 of 2,014 users has')
})

test('a name that is near makes a question, and none makes nothing', () => {
  expect(didYouMean(['City'])).toBe(' Did you mean City?')
  expect(didYouMean([])).toBe('')
})
