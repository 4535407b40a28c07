import { expect, test } from 'vitest'
import { cut, cutWithLength } from '#shared/words/cut'

test('a text that fits stays as it is', () => {
  expect([cut('abcde', 5), cutWithLength('abcde', 5)]).toEqual(['abcde', 'abcde'])
})

test('a longer one is cut to the limit, its ellipsis included', () => {
  expect(cut('abcdef', 5)).toBe('abcd…')
})

test('a longer one can say how long it was', () => {
  expect(cutWithLength('x'.repeat(2014), 3)).toBe('xxx… (2,014 characters)')
})

test('no cut goes through a character', () => {
  expect(cut('abc😀😀', 5)).toBe('abc…')
  expect(cutWithLength('abc😀😀', 4)).toBe('abc… (7 characters)')
})
