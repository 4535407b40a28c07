import type { Attachment } from 'svelte/attachments'

/** A row on its way to another place. */
export class RowDrag {
  /** Index of the row that is dragged. */
  from = $state.raw<number | null>(null)
  /** Index of the row before which it would go; the number of rows for the end. */
  to = $state.raw<number | null>(null)
  readonly #move: (from: number, to: number) => void

  /** `move` gets the index of the row, and that of the one before which it goes. */
  constructor(move: (from: number, to: number) => void) {
    this.#move = move
  }

  start(from: number): void {
    this.from = from
  }

  over(place: number): void {
    const { from } = this
    this.to = from === null || place === from || place === from + 1 ? null : place
  }

  drop(): void {
    const { from, to } = this
    this.cancel()
    if (from !== null && to !== null) this.#move(from, to)
  }

  cancel(): void {
    this.from = null
    this.to = null
  }
}

/** How near to the edge a list scrolls while something is dragged there, and how far at once. */
const edge = 40
const stride = 12

/** Lets the rows of a list be dragged by their grips. It scrolls while the pointer is near its edge. Escape takes the drag back. */
export function dragRows(drag: RowDrag): Attachment<HTMLElement> {
  return (list) => {
    let at = 0
    let asked: number | undefined
    const follow = () => {
      asked = undefined
      if (drag.from === null) return
      drag.over(placeAt(list, at))
      if (scrollNear(list, at)) asked = requestAnimationFrame(follow)
    }
    const down = (event: PointerEvent) => {
      const grip = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-grip]') : null
      if (grip === null || event.button !== 0) return
      event.preventDefault()
      list.setPointerCapture(event.pointerId)
      drag.start(Number(grip.dataset['grip']))
    }
    const move = (event: PointerEvent) => {
      if (drag.from === null) return
      at = event.clientY
      asked ??= requestAnimationFrame(follow)
    }
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') drag.cancel()
    }
    const up = (event: PointerEvent) => {
      if (drag.from !== null) drag.over(placeAt(list, event.clientY))
      drag.drop()
    }
    const cancel = () => drag.cancel()
    list.addEventListener('pointerdown', down)
    list.addEventListener('pointermove', move)
    list.addEventListener('pointerup', up)
    list.addEventListener('pointercancel', cancel)
    window.addEventListener('keydown', key)
    return () => {
      if (asked !== undefined) cancelAnimationFrame(asked)
      list.removeEventListener('pointerdown', down)
      list.removeEventListener('pointermove', move)
      list.removeEventListener('pointerup', up)
      list.removeEventListener('pointercancel', cancel)
      window.removeEventListener('keydown', key)
    }
  }
}

/** Returns the index of the first row whose middle is below. Of a long list, only the rows near the screen are there. */
function placeAt(list: HTMLElement, y: number): number {
  const grips = [...list.querySelectorAll<HTMLElement>('[data-grip]')]
  const below = grips.find((grip) => {
    const { top, bottom } = (grip.closest('[data-pair]') ?? grip).getBoundingClientRect()
    return y < (top + bottom) / 2
  })
  return Number(below?.dataset['grip'] ?? Number(grips.at(-1)?.dataset['grip'] ?? -1) + 1)
}

/** Scrolls the pane of a list a little when a place is near its edge. Returns whether it did. */
function scrollNear(list: HTMLElement, y: number): boolean {
  let pane = list.parentElement
  while (pane !== null && pane.scrollHeight <= pane.clientHeight) pane = pane.parentElement
  if (pane === null) return false
  const { top, bottom } = pane.getBoundingClientRect()
  const before = pane.scrollTop
  if (y < top + edge) pane.scrollTop -= stride
  else if (y > bottom - edge) pane.scrollTop += stride
  return pane.scrollTop !== before
}
