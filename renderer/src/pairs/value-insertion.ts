import { tokenAt } from '#shared/assist/token-at'
import type { Span } from '#shared/template/span'
import type { SlotTarget } from '../state/slot-view.svelte.ts'
import type { ShownPairs } from './shown-pairs.ts'

/** Returns where the recommendations put what is chosen in them: in place of a stretch of a pair's value, as that is by then. */
export function targetIn(pairs: ShownPairs, key: number, span: Span): SlotTarget {
  const before = valueOf(pairs, key)
  return {
    insert: (token, select) => insert(pairs, key, spanNow(before, valueOf(pairs, key), span), token, select),
    back: () => {
      const { end } = spanNow(before, valueOf(pairs, key), span)
      void pairs.focusAt(pairs.open.keys.indexOf(key), 'value', { start: end, end })
    },
  }
}

/** Returns where a token goes that is asked for by a button: to the caret of the row, or behind the token that this is in. */
export function insertionPlace(pairs: ShownPairs, key: number): Span {
  const editor = pairs.editing?.key === key ? pairs.editor : undefined
  const text = editor?.text ?? valueOf(pairs, key)
  const caret = editor?.caret ?? text.length
  const at = tokenAt(text, caret)?.span.end ?? caret
  return { start: at, end: at }
}

function valueOf({ open }: ShownPairs, key: number): string {
  return open.draft.pairs[open.keys.indexOf(key)]?.value ?? ''
}

function insert(pairs: ShownPairs, key: number, { start, end }: Span, token: string, select: Span): void {
  const index = pairs.open.keys.indexOf(key)
  if (index < 0) return
  const value = valueOf(pairs, key)
  pairs.open.editPair(index, { value: value.slice(0, start) + token + value.slice(end) })
  pairs.isInDefault = true
  void pairs.focusAt(index, 'value', { start: start + select.start, end: start + select.end })
}

/** Returns where a place of a text is after the text was changed elsewhere: before the same end, or else at the end. */
function spanNow(before: string, now: string, { start, end }: Span): Span {
  if (before === now) return { start, end }
  const moved = now.length - before.length
  const isSame = now.endsWith(before.slice(start)) && start + moved >= 0
  return isSame ? { start: start + moved, end: end + moved } : { start: now.length, end: now.length }
}
