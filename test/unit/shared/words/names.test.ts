import { expect, test } from 'vitest'
import { either, keyList, quoted } from '#shared/words/names'

test('names stand in a row', () => {
  expect([either([]), either(['a']), either(['a', 'b']), either(['a', 'b', 'c'])]).toEqual([
    '',
    'a',
    'a or b',
    'a, b or c',
  ])
})

test('a text in quotes is cut where it is long, never through a character', () => {
  expect(quoted('x'.repeat(60))).toBe(`“${'x'.repeat(60)}”`)
  expect(quoted(`${'x'.repeat(58)}😀😀`)).toBe(`“${'x'.repeat(58)}…”`)
})

test('a list of keys tells one that is empty in words', () => {
  expect(keyList(['title', ' '])).toBe('title, one without a key')
})
