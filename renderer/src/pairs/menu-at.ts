import type { Menu } from '../ui/context-menu.svelte.ts'
import { chipMenu } from './chip-menu.ts'
import { chipOf } from './chips.ts'
import { pairMenu } from './pair-menu.ts'
import type { PairsState } from './pairs-state.svelte.ts'
import { textMenu } from './text-menu.ts'

/** Returns what can be done with what stands at a place of the pairs; null beside all rows. */
export function menuAt(pairs: PairsState, target: HTMLElement): Menu | null {
  if (pairs.editor !== undefined && target.closest('.monaco-editor') !== null)
    return textMenu(pairs.editor, pairs.pasting)
  const chip = chipOf(target)
  const menu = chip === null ? null : chipMenu(pairs, chip)
  if (menu !== null) return menu
  const row = target.closest<HTMLElement>('[data-pair]')
  return row === null ? null : pairMenu(pairs, Number(row.dataset['pair']))
}
