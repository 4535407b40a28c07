import type { MouseEventHandler } from 'svelte/elements'
import { createAttachmentKey } from 'svelte/attachments'
import { on } from 'svelte/events'

type Click = MouseEventHandler<HTMLButtonElement>

/** Makes a button that is disabled while it has the focus keep it: it says that it is disabled, and does nothing. */
export function keptFocus(isDisabled: () => boolean) {
  let hasFocus = $state(false)
  const follow = (button: HTMLButtonElement) => {
    const stops = [on(button, 'focus', () => (hasFocus = true)), on(button, 'blur', () => (hasFocus = false))]
    return () => {
      for (const stop of stops) stop()
    }
  }
  const key = createAttachmentKey()
  return {
    get attributes() {
      return {
        disabled: isDisabled() && !hasFocus,
        'aria-disabled': isDisabled() && hasFocus ? true : undefined,
        [key]: follow,
      }
    },
    click:
      (act: Click | null | undefined): Click =>
      (event) => {
        if (!isDisabled()) act?.(event)
      },
  }
}
