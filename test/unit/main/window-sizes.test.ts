import { expect, test } from 'vitest'
import { sizesOn } from '../../../electron/main/window/window-sizes.ts'

test('a window fits a small screen that is magnified: 1366 × 768 at 125 %, with a taskbar', () => {
  const room = { width: 1092, height: 574 }
  expect(sizesOn(room)).toEqual({ first: room, least: { width: 900, height: 574 } })
})

test('on any other it has the size that it is made for', () => {
  expect(sizesOn({ width: 1920, height: 1040 })).toEqual({
    first: { width: 1280, height: 800 },
    least: { width: 900, height: 600 },
  })
})
