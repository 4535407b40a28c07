import { expect, test } from 'vitest'
import { ExactNumber } from '#shared/json/exact-number'
import { isObject, own, put } from '#shared/sample/value'

test('an object is neither a list, null nor a number that keeps its digits', () => {
  expect([{}, [], null, undefined, 'x', new ExactNumber('12345678901234567890')].map(isObject)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
  ])
})

test('a property is read only where the object itself has it', () => {
  expect([own({ a: 1 }, 'a'), own<unknown>({}, 'constructor'), own<unknown>({}, '__proto__')]).toEqual([
    1,
    undefined,
    undefined,
  ])
})

test('a property of any name becomes the own property of the object', () => {
  const object: Record<string, number> = {}
  put(object, '__proto__', 1)
  put(object, 'a', 2)
  expect(Object.entries(object)).toEqual([
    ['__proto__', 1],
    ['a', 2],
  ])
})
