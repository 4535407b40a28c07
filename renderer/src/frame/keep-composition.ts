import { on } from 'svelte/events'

/** Keeps the Escape that gives up a composition of an input method from closing anything as well. Returns the function that ends it. */
export function keepComposition(): () => void {
  return on(
    window,
    'keydown',
    (event) => {
      if (event.key === 'Escape' && event.isComposing) event.stopImmediatePropagation()
    },
    { capture: true },
  )
}
