import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutPieces } from '../../../renderer/src/preview/cut-pieces.ts'
import type { ShownPiece } from '../../../renderer/src/preview/preview-rows.ts'
import { law } from '../law.ts'

const pieceOf = (text: string): ShownPiece => ({ text, from: 'text', unknown: null, piece: null, token: null })

test('leaves what is short enough as it is', () => {
  const pieces = [pieceOf('a'), pieceOf(''), pieceOf('b'.repeat(500))]
  expect(cutPieces(pieces, 501)).toEqual({ pieces, rest: 0 })
})

test('shows the beginning of a long text, counts the rest, and cuts no character in two', () => {
  const lengths = fc.array(fc.integer({ min: 0, max: 9_000 }), { maxLength: 8 })
  law(
    fc.property(lengths, (lengths) => {
      const pieces = lengths.map((length) => pieceOf('😀'.repeat(length)))
      const whole = pieces.map(({ text }) => text).join('')
      const { pieces: shown, rest } = cutPieces(pieces, whole.length)
      const text = shown.map(({ text }) => text).join('')
      expect(whole.startsWith(text)).toBe(true)
      expect(text.length + rest).toBe(whole.length)
      expect(text.length).toBeLessThanOrEqual(8_000)
      expect(text.isWellFormed()).toBe(true)
    }),
  )
})

test('takes no more pieces than it shows', () => {
  let taken = 0
  function* endless() {
    for (;;) {
      taken++
      yield pieceOf('ten words ')
    }
  }
  expect(cutPieces(endless(), 1_000_000)).toMatchObject({ rest: 996_000 })
  expect(taken).toBeLessThanOrEqual(1_001)
})
