import { chipOf, chipsIn } from './chips.ts'
import type { PairsState } from './pairs-state.svelte.ts'

/** Walks from a row to its chips and among them, and opens them. Returns whether the key meant that. */
export function onChips(pairs: PairsState, event: KeyboardEvent, target: HTMLElement, row: HTMLElement): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false
  const chips = chipsIn(row)
  const chip = chipOf(target)
  if (chip === null) {
    const to = target === row ? { ArrowRight: chips[0], ArrowLeft: chips.at(-1) }[event.key] : undefined
    to?.focus()
    return to !== undefined
  }
  const { nth } = chip
  const to = { ArrowRight: chips[nth + 1], ArrowLeft: chips[nth - 1], Home: chips[0], End: chips.at(-1) }[event.key]
  if (to !== undefined) to.focus()
  else if (event.key === 'Enter' || event.key === ' ') pairs.openChip(chip)
  else if (event.key === 'F2') pairs.chips.editAsText(chip)
  else if (event.key === 'Delete' || event.key === 'Backspace') pairs.chips.remove(chip)
  else if (event.key === 'Escape') row.focus()
  else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
    row.focus()
    return false
  } else return event.key === 'ArrowRight' || event.key === 'ArrowLeft'
  return true
}
