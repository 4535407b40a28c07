import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitPanes, least, middle } from '../../../renderer/src/state/fit-panes.ts'
import { Branch, law } from '../law.ts'

const wanted = { left: 200, right: 380, bottom: 180 }

test('gives each pane what it wants where there is room', () => {
  expect(fitPanes(wanted, { width: 1280, height: 800 })).toEqual(wanted)
})

test('shrinks the preview before it closes anything', () => {
  expect(fitPanes(wanted, { width: 1000, height: 800 })).toEqual({ left: 200, right: 340, bottom: 180 })
})

test('closes the left pane before the right one', () => {
  expect(fitPanes(wanted, { width: 800, height: 800 })).toEqual({ left: 0, right: 340, bottom: 180 })
  expect(fitPanes(wanted, { width: 600, height: 800 })).toEqual({ left: 0, right: 0, bottom: 180 })
  expect(fitPanes(wanted, { width: 640, height: 400 })).toEqual({ left: 0, right: 0, bottom: 0 })
  expect(fitPanes({ ...wanted, right: 0 }, { width: 640, height: 400 })).toEqual({ left: 180, right: 0, bottom: 0 })
})

test('closes the bottom pane in a low window', () => {
  expect(fitPanes(wanted, { width: 1280, height: 519 }).bottom).toBe(0)
})

test('keeps the least size of every open pane and of the middle', () => {
  const open = { left: new Branch('left open'), right: new Branch('right open'), bottom: new Branch('bottom open') }
  const size = fc.integer({ min: 0, max: 3000 })
  const sizes = fc.record({ left: size, right: size, bottom: size })
  const viewport = fc.record({ width: size, height: size })
  law(
    fc.property(sizes, viewport, (wanted, viewport) => {
      const { left, right, bottom } = fitPanes(wanted, viewport)
      if (left > 0) {
        open.left.reach()
        expect(left).toBeGreaterThanOrEqual(least.left)
      }
      if (right > 0) {
        open.right.reach()
        expect(right).toBeGreaterThanOrEqual(least.right)
      }
      if (left + right > 0) expect(viewport.width - left - right).toBeGreaterThanOrEqual(middle.width)
      if (bottom > 0) {
        open.bottom.reach()
        expect(bottom).toBeGreaterThanOrEqual(least.bottom)
        expect(viewport.height - bottom).toBeGreaterThanOrEqual(middle.height)
      }
    }),
    { reaches: Object.values(open) },
  )
})
