/** Returns the offset in the raw text that stands at a place of a node; null for a place outside the text. */
function offsetAt(node: Node | null, at: number): number | null {
  const element = node instanceof Element ? node : node?.parentElement
  const piece = element?.closest<HTMLElement>('[data-start]')
  if (!piece) return null
  const start = Number(piece.dataset['start'])
  const end = Number(piece.dataset['end'])
  if (node?.nodeType === Node.TEXT_NODE) return Math.min(end, start + at)
  return at > 0 ? end : start
}

/** Returns where in the raw text the pointer was; null below or beside it. */
export function offsetFromPoint(x: number, y: number): number | null {
  const at = document.caretPositionFromPoint(x, y)
  return at === null ? null : offsetAt(at.offsetNode, at.offset)
}

/** Returns what is selected of a value's raw text, by dragging over its row; null when nothing is. */
export function selectedSpan(within: HTMLElement): { readonly start: number; readonly end: number } | null {
  const selection = getSelection()
  if (
    !selection ||
    selection.isCollapsed ||
    !within.contains(selection.anchorNode) ||
    !within.contains(selection.focusNode)
  )
    return null
  const anchor = offsetAt(selection.anchorNode, selection.anchorOffset)
  const focus = offsetAt(selection.focusNode, selection.focusOffset)
  return anchor === null || focus === null ? null : { start: Math.min(anchor, focus), end: Math.max(anchor, focus) }
}
