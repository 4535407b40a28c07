import { expect, test } from 'vitest'
import { everySkipWord, type SkipReason, skipWordsFor, skipWordsOf } from '#shared/recommend/no-item'

const reasons = Object.keys(everySkipWord) as SkipReason[]

test('says a reason of one user and of several, each with the verb that fits', () => {
  expect(skipWordsOf('no-trigger-event', 1)).toBe(skipWordsFor('no-trigger-event'))
  expect(skipWordsOf('no-trigger-event', 7)).toMatch(/^have no event/)
  expect(reasons.map((reason) => skipWordsOf(reason, 2)).filter((words) => /^(?:has|does|is) /.test(words))).toEqual([])
})
