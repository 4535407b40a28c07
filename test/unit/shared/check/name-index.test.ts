import { distance } from 'fastest-levenshtein'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, NameIndex } from '#shared/check/name-index'
import { Branch, law } from '../../law.ts'

const index = new NameIndex([
  'City',
  'Country',
  'First Name',
  'first_name',
  'Tier',
  'Age',
  'Last order amount',
  '東京都',
])

test.each([
  ['Ctiy', ['City']],
  ['city', ['City']],
  ['FIRSTNAME', ['First Name', 'first_name']],
  ['Frist Name', ['First Name', 'first_name']],
  ['last ordr ammount', ['Last order amount']],
  ['東京', ['東京都']],
  ['Name', []],
  ['Weather', []],
  ['', []],
])('takes %j for a slip of %j', (name, expected) => {
  expect(index.nearest(name)).toEqual(expected)
})

test('finds the nearest name whenever a plain search does', () => {
  const near = new Branch('a name near enough')
  const far = new Branch('no name near enough')
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '2', 'é', ' ', 'Z'), minLength: 6, maxLength: 12 })
  law(
    fc.property(fc.uniqueArray(word, { maxLength: 40 }), word, (names, name) => {
      const allowed = Math.min(4, Math.max(2, Math.floor(fold(name).length / 3)))
      fc.pre(fold(name).length >= 6)
      const edits = names.map((other) => distance(fold(name), fold(other)))
      const least = Math.min(...edits.filter((count) => count <= allowed))
      const answer = new NameIndex(names).nearest(name)
      if (!Number.isFinite(least)) {
        far.reach()
        expect(answer.filter((other) => other !== name)).toEqual([])
      } else if (least > 0) {
        near.reach()
        expect(distance(fold(name), fold(answer[0] ?? ''))).toBe(least)
      }
    }),
    { runs: 1000, reaches: [near, far] },
  )
})
