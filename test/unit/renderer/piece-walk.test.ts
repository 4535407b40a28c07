import { describe, expect, it } from 'vitest'
import { firstFrom, pieceTo } from '../../../renderer/src/preview/piece-walk.ts'
import type { PreviewRow, ShownPiece } from '../../../renderer/src/preview/preview-rows.ts'

const piece = (from: ShownPiece['from']): ShownPiece => ({
  text: 'x',
  from,
  unknown: null,
  token: null,
  piece:
    from === 'text' ? null : { text: 'x', from, token: null, missing: null, source: null, span: { start: 0, end: 1 } },
})
const row = (id: number, ...kinds: readonly ShownPiece['from'][]): PreviewRow => ({
  id,
  key: '',
  pieces: kinds.map(piece),
  rest: 0,
})
const rows = [row(7, 'text'), row(3, 'value', 'text', 'default'), row(9, 'text'), row(5, 'empty', 'value'), row(4)]
const to = (key: string, at: number, index: number) => {
  const name = pieceTo(rows, { row: at, index }, key)
  return name === null || name === undefined ? name : [name.row, name.index]
}

describe('the walk over the pieces of the preview', () => {
  it('goes from piece to piece, past rows without any', () => {
    expect(to('ArrowRight', 3, 0)).toEqual([3, 2])
    expect(to('ArrowRight', 3, 2)).toEqual([5, 0])
    expect(to('ArrowLeft', 5, 0)).toEqual([3, 2])
    expect(to('ArrowRight', 5, 1)).toBeNull()
    expect(to('ArrowLeft', 3, 0)).toBeNull()
  })

  it('goes from row to row, and to both ends', () => {
    expect(to('ArrowDown', 3, 0)).toEqual([5, 0])
    expect(to('ArrowUp', 5, 1)).toEqual([3, 2])
    expect(to('Home', 5, 1)).toEqual([3, 0])
    expect(to('End', 3, 0)).toEqual([5, 1])
    expect(firstFrom(rows, 0)).toEqual({ row: 3, index: 0 })
    expect(firstFrom([], 0)).toBeNull()
  })

  it('leaves other keys, and a row that is gone, alone', () => {
    expect(to('a', 3, 0)).toBeUndefined()
    expect(to('toString', 3, 0)).toBeUndefined()
    expect(to('End', 99, 0)).toBeUndefined()
  })
})
