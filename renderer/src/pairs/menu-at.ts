import type { Menu } from '../ui/context-menu.svelte.ts'
import { pairMenu } from './pair-menu.ts'
import type { PairsState } from './pairs-state.svelte.ts'

/** Returns what can be done with what stands at a place of the pairs; null beside all rows. */
export function menuAt(pairs: PairsState, target: HTMLElement): Menu | null {
  const row = target.closest<HTMLElement>('[data-pair]')
  return row === null ? null : pairMenu(pairs, Number(row.dataset['pair']))
}
