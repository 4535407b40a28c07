/** Takes Tab from the last control of a place to its first, and Shift+Tab the other way. Call it when Tab is pressed in there. */
export function keepTabInside(event: KeyboardEvent, place: HTMLElement): void {
  const all = [...place.querySelectorAll<HTMLElement>('input, textarea, button')]
  const [edge, other] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]]
  if (event.target !== edge) return
  event.preventDefault()
  other?.focus()
}
