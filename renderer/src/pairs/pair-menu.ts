import { counted } from '#shared/words/numbers'
import type { Menu } from '../ui/context-menu.svelte.ts'
import { alt, mod } from '../words/shortcut-words.ts'
import type { PairsState } from './pairs-state.svelte.ts'

/** Returns what can be done with a row, or with all that are selected with it. */
export function pairMenu(pairs: PairsState, key: number): Menu {
  const { list, open, inSight } = pairs
  const keys = pairs.selected.with(key)
  const [first = key, last = key] = [keys.at(0), keys.at(-1)]
  const isOne = keys.length === 1
  const all = isOne ? '' : ` ${counted(keys.length, 'pair')}`
  return {
    label: isOne ? 'Actions for the pair' : `Actions for${all}`,
    entries: [
      { label: `Cut${all}`, keys: `${mod}X`, run: () => pairs.pasting.copy(list.cut(key)), movesFocus: true },
      { label: `Copy${all}`, keys: `${mod}C`, run: () => pairs.pasting.copy(list.copy(key)) },
      { label: 'Paste below', keys: `${mod}V`, run: () => void pairs.pasting.below(key), movesFocus: true },
      {
        label: 'Add pair below',
        keys: `${mod}↵`,
        beginsGroup: true,
        run: () => list.add(open.keys.indexOf(last) + 1),
        movesFocus: true,
      },
      { label: `Duplicate${all}`, keys: `${mod}D`, run: () => list.duplicate(key), movesFocus: true },
      {
        label: 'Move up',
        keys: `${alt}↑`,
        disabled: first === inSight[0],
        beginsGroup: true,
        run: () => list.move(key, -1),
      },
      {
        label: 'Move down',
        keys: `${alt}↓`,
        disabled: last === inSight.at(-1),
        run: () => list.move(key, 1),
      },
      { label: `Delete${all}`, keys: 'Del', beginsGroup: true, run: () => list.remove(key), movesFocus: true },
    ],
  }
}
