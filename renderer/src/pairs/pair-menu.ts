import type { Menu } from '../ui/context-menu.svelte.ts'
import { alt, mod } from '../words/shortcut-words.ts'
import type { PairsState } from './pairs-state.svelte.ts'

/** Returns what can be done with the pair at an index. */
export function pairMenu(pairs: PairsState, index: number): Menu {
  const last = pairs.open.keys.length - 1
  return {
    label: 'Actions for the pair',
    entries: [
      { label: 'Add pair below', keys: `${mod}↵`, run: () => pairs.list.add(index + 1), movesFocus: true },
      { label: 'Duplicate', keys: `${mod}D`, run: () => pairs.list.duplicate(index), movesFocus: true },
      {
        label: 'Move up',
        keys: `${alt}↑`,
        disabled: index === 0,
        beginsGroup: true,
        run: () => pairs.list.move(index, index - 1),
      },
      { label: 'Move down', keys: `${alt}↓`, disabled: index === last, run: () => pairs.list.move(index, index + 1) },
      { label: 'Delete', keys: 'Del', beginsGroup: true, run: () => pairs.list.remove(index), movesFocus: true },
    ],
  }
}
