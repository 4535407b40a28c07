import { expect, it } from 'vitest'
import { arrangedPairs } from '../../../renderer/src/state/arranged-pairs.ts'

const [a, b, c] = ['a', 'b', 'c'].map((key) => ({ key, value: key })) as [Pair, Pair, Pair]
type Pair = Readonly<Record<'key' | 'value', string>>
const before = { keys: [1, 2, 3], pairs: [a, b, c] }
const next = () => 9

it('moves, adds and leaves out pairs, each with its key', () => {
  const made = { key: 'new', value: '' }
  expect(arrangedPairs(before, [3, made, 1], next)).toEqual({ keys: [3, 9, 1], pairs: [c, made, a] })
})

it('says that nothing was done where the order is the same', () => {
  expect(arrangedPairs(before, [1, 2, 3], next)).toBeNull()
})
