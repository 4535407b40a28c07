import type { Attachment } from 'svelte/attachments'
import { on } from 'svelte/events'
import { isMac } from '../words/shortcut-words.ts'
import { chipOf } from './chips.ts'
import type { PairsState } from './pairs-state.svelte.ts'

/** Selects rows by Shift and Ctrl with a press of the pointer. A press of the right button opens no editor: the row takes the focus. */
export function selectRows(pairs: PairsState): Attachment<HTMLElement> {
  return (root) => {
    /** The press was for a row as a whole: the mouse does nothing more with it. */
    let isForRow = false
    const press = (event: PointerEvent) => {
      const row = rowOf(event.target)
      isForRow = false
      if (row === null) return
      const key = Number(row.dataset['pair'])
      const focused = rowOf(document.activeElement)
      const adds = (isMac ? event.metaKey : event.ctrlKey) && event.button === 0
      const extends_ = event.shiftKey && event.button === 0
      if (event.button === 2) {
        isForRow = true
        if (!pairs.selected.has(key)) pairs.selected.clear()
        const chip = chipOf(event.target)?.element
        if (chip !== undefined || !row.contains(document.activeElement)) (chip ?? row).focus({ preventScroll: true })
      } else if ((adds || extends_) && !isInFocused(event.target)) {
        isForRow = true
        event.preventDefault()
        event.stopPropagation()
        const from = focused === null ? null : Number(focused.dataset['pair'])
        if (adds) pairs.selected.toggle(key, from)
        else pairs.selected.extend(key, from ?? key)
        pairs.saySelected()
        row.focus({ preventScroll: true })
      } else if (event.target instanceof Element && event.target.closest('[data-grip]') !== null)
        row.focus({ preventScroll: true })
      else pairs.selected.clear()
    }
    const stops = [
      on(root, 'pointerdown', press, { capture: true }),
      on(root, 'mousedown', (event) => isForRow && event.preventDefault(), { capture: true }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }
}

function rowOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-pair]') : null
}

/** In a text that is edited, Shift selects text. */
function isInFocused(target: EventTarget | null): boolean {
  const { activeElement } = document
  const field = target instanceof Element ? target.closest('input, .monaco-editor') : null
  return field !== null && activeElement !== null && (field === activeElement || field.contains(activeElement))
}
