import type { Attachment } from 'svelte/attachments'
import { on } from 'svelte/events'
import type { Menu } from '../ui/context-menu.svelte.ts'
import { pairMenu } from './pair-menu.ts'
import type { PairsState } from './pairs-state.svelte.ts'

/** Returns what can be done with what stands at a place of the pairs; null beside all rows. */
export function menuAt(pairs: PairsState, target: HTMLElement): Menu | null {
  const row = target.closest<HTMLElement>('[data-pair]')
  const index = row === null ? -1 : pairs.open.keys.indexOf(Number(row.dataset['pair']))
  return index < 0 ? null : pairMenu(pairs, index)
}

/** A press of the right button opens no editor: the row takes the focus, unless it is edited or has it already. */
export const rightPress: Attachment<HTMLElement> = (root) =>
  on(
    root,
    'mousedown',
    (event) => {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-pair]') : null
      if (event.button !== 2 || row === null) return
      event.preventDefault()
      if (!row.contains(document.activeElement)) row.focus({ preventScroll: true })
    },
    { capture: true },
  )
