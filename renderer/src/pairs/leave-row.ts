import type { Attachment } from 'svelte/attachments'
import { on } from 'svelte/events'
import type { PairsState } from './pairs-state.svelte.ts'

/**
 * Puts the editor away when the focus goes elsewhere; what the editor itself opens is in its row, and a menu gives the focus back.
 * While the pointer is pressed it waits: a row that shrinks would pull what is pressed from under the pointer.
 */
export function leaveRow(pairs: PairsState): Attachment<HTMLElement> {
  return () => {
    let isPressed = false
    const isHere = (target: EventTarget | null) => {
      if (target instanceof Element && target.closest('[role="menu"]') !== null) return true
      const row = target instanceof Element ? target.closest<HTMLElement>('[data-pair]') : null
      return row !== null && Number(row.dataset['pair']) === pairs.editing?.key
    }
    const look = () => {
      if (pairs.editing === null || isPressed || pairs.isMoving || isHere(document.activeElement)) return
      // the focus comes back where it was when the window gets it again
      if (document.hasFocus()) pairs.leave()
    }
    const released = () => {
      isPressed = false
      // behind the click, which may open another row
      setTimeout(look)
    }
    const stops = [
      on(document, 'focusin', look),
      on(document, 'focusout', ({ relatedTarget }) => relatedTarget === null && queueMicrotask(look)),
      on(window, 'pointerdown', () => (isPressed = true), { capture: true }),
      on(window, 'pointerup', released, { capture: true }),
      on(window, 'pointercancel', released, { capture: true }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }
}
