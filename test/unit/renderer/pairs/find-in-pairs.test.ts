import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from '#shared/template/parse'
import { finderOf, replaceIn } from '../../../../renderer/src/pairs/find-in-pairs.ts'
import { law } from '../../law.ts'

const pairs = [
  { key: 'title', value: 'Hi {{ @Profile - Name | default: "there" }}, there you are' },
  { key: 'TITLE_2', value: 'Their title.' },
]
const query = { text: '', matchCase: false, wholeWord: false }
const found = (text: string, more: Partial<typeof query> = {}) => finderOf({ ...query, text, ...more })(pairs)

describe('finderOf', () => {
  it('finds in keys and values, from the first pair to the last', () => {
    expect(found('title').map(({ pair, field }) => `${String(pair)} ${field}`)).toEqual(['0 key', '1 key', '1 value'])
    expect(found('there').map(({ span: { start, end } }) => pairs[0]?.value.slice(start, end))).toEqual([
      'there',
      'there',
    ])
  })

  it('minds the letter case and whole words where asked to', () => {
    expect(found('title', { matchCase: true })).toHaveLength(2)
    expect(found('the', { wholeWord: true })).toEqual([])
    expect(found('TITLE', { wholeWord: true })).toHaveLength(2)
  })

  it('knows whole words where no spaces stand between them', () => {
    const words = (text: string) => {
      const find = finderOf({ text, matchCase: false, wholeWord: true })
      return find([{ key: '', value: '日本語の本です。ここは日本' }]).map(({ span }) => span.start)
    }
    expect(words('日本')).toEqual([11])
    expect(words('日本語')).toEqual([0])
    expect(words('本')).toEqual([4])
  })

  it('takes every character for itself, and finds nothing without one', () => {
    expect(found('.')).toHaveLength(1)
    expect(found('{{ @')).toHaveLength(1)
    expect(found('')).toEqual([])
  })
})

describe('replaceIn', () => {
  it('replaces each place, and leaves the other pairs as they are', () => {
    const replaced = replaceIn(pairs, found('there'), 'friend')
    expect(replaced[0]?.value).toBe('Hi {{ @Profile - Name | default: "friend" }}, friend you are')
    expect(replaced[1]).toBe(pairs[1])
  })

  it('keeps a token whole, whatever is put into its default', () => {
    law(
      fc.property(fc.string(), (text) => {
        const first = found('there').slice(0, 1)
        const [node] = parse(replaceIn(pairs, first, text)[0]?.value ?? '').nodes.filter(({ kind }) => kind === 'token')
        expect(node).toMatchObject({ token: { field: 'Name', default: text } })
      }),
    )
  })
})
