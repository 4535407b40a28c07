/** What of a control takes the focus; a part of the panel that is not there now is its first control. */
export function controlIn(panel: HTMLElement, name: string): HTMLElement | null {
  const part = panel.querySelector<HTMLElement>(`[data-control="${CSS.escape(name)}"]`) ?? panel
  return part.querySelector<HTMLElement>('input, button')
}
