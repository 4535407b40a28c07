import { label } from '#shared/template/print'
import type { Menu } from '../ui/context-menu.svelte.ts'
import { mod } from '../words/shortcut-words.ts'
import { type ChipName, tokenOfChip } from './chips.ts'
import type { PairsState } from './pairs-state.svelte.ts'
import { problemsOver } from './value-parts.ts'

/** Returns what can be done with a chip; null where its token has gone. */
export function chipMenu(pairs: PairsState, chip: ChipName): Menu | null {
  const node = tokenOfChip(pairs, chip)
  if (node === undefined) return null
  const fixes = problemsOver(pairs.problemsOf(chip.key).value, node.span).flatMap((problem) => problem.fixes)
  return {
    label: `Actions for ${label(node.token)}`,
    entries: [
      { label: 'Edit…', keys: '↵', run: () => pairs.openChip(chip), movesFocus: true },
      { label: 'Edit as text', keys: 'F2', run: () => pairs.chips.editAsText(chip), movesFocus: true },
      { label: 'Copy the token', keys: `${mod}C`, run: () => pairs.pasting.copy(pairs.chips.copy(chip)) },
      { label: 'Remove the token', keys: 'Del', run: () => pairs.chips.remove(chip), movesFocus: true },
      ...fixes.map((fix, index) => ({ label: fix.title, beginsGroup: index === 0, run: () => pairs.applyFix(fix) })),
    ],
  }
}
