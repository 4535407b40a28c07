import { describe, expect, it } from 'vitest'
import { StableCopy } from '../../../renderer/src/state/stable-copy.ts'

describe('StableCopy', () => {
  it('is the same object for as long as the content is the same', () => {
    const copy = new StableCopy<{ readonly names: readonly string[] }>()
    const first = copy.of({ names: ['a', 'b'] })
    expect(copy.of({ names: ['a', 'b'] })).toBe(first)
    expect(copy.of({ names: ['b', 'a'] })).not.toBe(first)
  })

  it('copies what it is given as plain data, without what is undefined', () => {
    const names = ['a']
    const made = new StableCopy<object>().of({ names, days: undefined })
    names.push('b')
    expect(made).toStrictEqual({ names: ['a'] })
  })
})
