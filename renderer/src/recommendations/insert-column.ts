import { print } from '#shared/template/print'
import type { SlotTarget, SlotView } from '../state/slot-view.svelte.ts'

/** Writes a column's token to where the recommendations were opened from, with its default selected, and closes them. */
export function insertColumn(view: SlotView, target: SlotTarget, slot: string, column: string): void {
  const text = print({ source: { kind: 'recommendation', slot }, field: column, default: '' })
  const at = text.length - '" }}'.length
  view.close()
  target.insert(text, { start: at, end: at })
}
