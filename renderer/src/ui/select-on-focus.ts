import { on } from 'svelte/events'

/** Selects what a field holds when it gets the focus, by a press of the pointer too: what is typed then takes its place. */
export function selectOnFocus(field: HTMLInputElement): () => void {
  let isFresh = false
  const stops = [
    on(field, 'focus', () => {
      isFresh = true
      field.select()
    }),
    // the press put the caret where the pointer was; a stretch that was dragged over stays
    on(field, 'click', () => {
      if (isFresh && field.selectionStart === field.selectionEnd) field.select()
      isFresh = false
    }),
    on(field, 'keydown', () => (isFresh = false)),
    on(field, 'blur', () => (isFresh = false)),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
