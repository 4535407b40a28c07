import { expect, test } from 'vitest'
import { diagnose, inDraft } from '#shared/check/diagnose'
import { freshProblems, sayingsOf } from '../../../renderer/src/frame/fresh-problems.ts'

const problem = (message: string) => diagnose('no-default', inDraft('pairs'), message)

test.each([
  ['37 of 2,014 users have no City.', '1 of 34 recipients has no City.'],
  ['2 of 34 users (6 %) have only white space in City.', '1 of 2,034 users (<1 %) has only white space in City.'],
  ['“similar” has no item for any of 22 recipients.', '“similar” has no item for any of 25 recipients.'],
])('what is only counted anew is no news: %s', (before, now) => {
  expect(freshProblems([problem(now)], sayingsOf([problem(before)]))).toEqual([])
})

test('another property, place or finding is news', () => {
  const known = sayingsOf([problem('37 of 2,014 users have no City.')])
  const other = problem('37 of 2,014 users have no Country.')
  const elsewhere = diagnose('no-default', inDraft('trigger'), '37 of 2,014 users have no City.')
  expect(freshProblems([other, elsewhere], known)).toEqual([other, elsewhere])
})
