import fc from 'fast-check'
import { expect, it } from 'vitest'
import { textSearcher } from '../../../../renderer/src/pairs/text-searcher.ts'
import { Branch, law } from '../../law.ts'

const words = fc.constantFrom('an', 'ana', 'banana ', ' ', 'n', 'ÅNA', '😀', '\ud83d', 'x', '_', '\n')

it('finds after edits of a long text what searching all of it finds', () => {
  const found = new Branch('something was found behind the edit')
  const edit = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(20), fc.array(words, { maxLength: 4 }))
  const query = fc.constantFrom(/ana/giu, /(?<![\p{L}\p{M}\p{N}_])an(?![\p{L}\p{M}\p{N}_])/giu, /an/gu, /😀/gu, /aa/gu)
  law(
    fc.property(
      fc.array(words, { minLength: 1, maxLength: 12 }),
      fc.array(edit, { maxLength: 5 }),
      query,
      (pieces, edits, pattern) => {
        const search = textSearcher(pattern, 8)
        const piece = pieces.join('')
        let text = piece.repeat(Math.ceil(8_500 / piece.length))
        for (const [at, takes, put] of [[0, 0, []] as const, ...edits]) {
          const start = Math.floor(at * text.length)
          text = text.slice(0, start) + put.join('') + text.slice(start + takes)
          const all = [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({
            start: index,
            end: index + length,
          }))
          expect(search(text)).toEqual(all)
          if (all.some(({ end }) => end > start + 100)) found.reach()
        }
      },
    ),
    { runs: 300, reaches: [found] },
  )
})

it('searches only around an edit', () => {
  const text = 'some words, '.repeat(50_000)
  const pattern = /words/giu
  const search = textSearcher(pattern, 12)
  search(text)
  let steps = 0
  const exec = pattern.exec.bind(pattern)
  pattern.exec = (within) => {
    steps++
    return exec(within)
  }
  expect(search(`${text.slice(0, 300_000)}x${text.slice(300_000)}`)).toHaveLength(50_000)
  expect(steps).toBeLessThanOrEqual(10)
})
