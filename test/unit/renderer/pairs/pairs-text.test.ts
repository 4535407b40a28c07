import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pairsFrom, pairsText } from '../../../../renderer/src/pairs/pairs-text.ts'
import { law } from '../../law.ts'

it('reads back what it writes', () => {
  const text = fc.array(fc.constantFrom('a', '"', '\t', '\n', ' ', '😀', '{{')).map((chars) => chars.join(''))
  const pair = fc.record({ key: text, value: text }).filter(({ key, value }) => key + value !== '')
  law(
    fc.property(fc.array(pair, { minLength: 1 }), (pairs) => {
      expect(pairsFrom(pairsText(pairs))).toEqual(pairs)
    }),
  )
})

it('reads what a spreadsheet copies', () => {
  expect(pairsFrom('title\tHi\r\nbody\t"two\nlines, ""quoted"""\r\n\r\n')).toEqual([
    { key: 'title', value: 'Hi' },
    { key: 'body', value: 'two\nlines, "quoted"' },
  ])
  expect(pairsFrom('title\t"Hi" she said\tnote\nimage')).toEqual([
    { key: 'title', value: '"Hi" she said\tnote' },
    { key: 'image', value: '' },
  ])
})

it('gives a cell the line breaks of a value, whatever system it comes from', () => {
  expect(pairsFrom('body\t"one\r\ntwo\rthree"\r\n')).toEqual([{ key: 'body', value: 'one\ntwo\nthree' }])
})

it('takes a text without a tab for no table', () => {
  expect(pairsFrom('Hello\nyou')).toBeNull()
  expect(pairsFrom('')).toBeNull()
})
