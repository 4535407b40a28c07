/**
 * Takes back, or does again, what was typed into the field with the focus. Returns whether there is one that has a history of its own:
 * the fields of the pairs have the draft's. On macOS the keys of the menu come here before any field hears of them.
 */
export function inField(step: 'undo' | 'redo'): boolean {
  const field = document.activeElement
  const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
  if (!isField || field.closest('[data-pair]') !== null) return false
  // there is no other way to a field's own history: https://developer.mozilla.org/docs/Web/API/Document/execCommand
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  document.execCommand(step)
  return true
}
