import { expect, test } from 'vitest'
import { nameDifference } from '#shared/words/name-difference'

test.each([
  ['Customer\u00a0Type', 'Customer Type', 'with a no-break space'],
  ['Customer Type', 'Customer\u00a0Type', 'without a no-break space'],
  ['Na\u200bme', 'Name', 'with an invisible character'],
  ['a\u2011b', 'a-b', 'with a hyphen or dash of another kind'],
  ['Cafe\u0301', 'Caf\u00e9', 'with accents of their own (NFD)'],
  ['Tier', 'tier', undefined],
  ['Tier', 'Tier', undefined],
])('%j differs from %j: %s', (name, other, difference) => {
  expect(nameDifference(name, other)).toBe(difference)
})
