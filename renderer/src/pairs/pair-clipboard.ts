import type { Attachment } from 'svelte/attachments'
import { on } from 'svelte/events'
import { chipOf } from './chips.ts'
import { pairsFrom, plainLines } from './pairs-text.ts'
import type { PairsState } from './pairs-state.svelte.ts'

/**
 * Copies, cuts and pastes whole pairs where a row has the focus, and pastes a table into a key. The events come from the keyboard, from
 * the menu bar and from a row's own menu alike; without a selected text the browser sends them to the page.
 */
export function pairClipboard(pairs: PairsState): Attachment<HTMLElement> {
  return (root) => {
    const rowAtHand = () => {
      const { activeElement } = document
      const isRow = activeElement instanceof HTMLElement && activeElement.matches('[data-pair]')
      return isRow && root.contains(activeElement) ? Number(activeElement.dataset['pair']) : null
    }
    const take = (way: 'copy' | 'cut') => (event: ClipboardEvent) => {
      const key = rowAtHand()
      const chip = way === 'copy' ? chipOf(document.activeElement) : null
      if ((key === null && chip === null) || event.clipboardData === null) return
      event.preventDefault()
      event.clipboardData.setData('text/plain', chip === null ? pairs.list[way](key ?? -1) : pairs.chips.copy(chip))
    }
    const paste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      const key = rowAtHand() ?? keyOfField(root)
      if (key === undefined) return
      const found = pairsFrom(text) ?? (rowAtHand() === null ? null : [{ key: '', value: plainLines(text) }])
      if (found === null || text === '') return
      event.preventDefault()
      event.stopPropagation()
      pairs.pasting.pairs(found, text, key)
    }
    // without this, the commands of the menu bar would have nothing to do
    const allow = (event: Event) => {
      if (rowAtHand() !== null || chipOf(document.activeElement) !== null) event.preventDefault()
    }
    const stops = [
      on(document, 'copy', take('copy')),
      on(document, 'cut', take('cut')),
      on(document, 'paste', paste, { capture: true }),
      ...['beforecopy', 'beforecut', 'beforepaste'].map((name) => on(document, name, allow)),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }
}

/** Returns the row whose key has the focus; null where the button that adds a pair has it, undefined elsewhere. */
function keyOfField(root: HTMLElement): number | null | undefined {
  const { activeElement } = document
  if (activeElement === null || !root.contains(activeElement)) return undefined
  if (activeElement.matches('[data-add]')) return null
  const row = activeElement instanceof HTMLInputElement ? activeElement.closest<HTMLElement>('[data-pair]') : null
  return row === null ? undefined : Number(row.dataset['pair'])
}
