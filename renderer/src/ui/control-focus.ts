import { tick } from 'svelte'

/** Returns what of a control takes the focus; a part of the panel that is not there now is its first control. */
export function controlIn(panel: HTMLElement, name: string): HTMLElement | null {
  const part = panel.querySelector<HTMLElement>(`[data-control="${CSS.escape(name)}"]`) ?? panel
  return part.querySelector<HTMLElement>('input, button')
}

/** A part of the panel that comes and goes, and can be removed by a button in it. */
type Removable = 'condition' | 'event' | 'value'

/**
 * What was removed had the focus: it goes to the button that removes the next of its kind, or else the last, or else to the one that adds
 * one. Call it while what is removed is still there, with something in it.
 */
export function focusNext(inside: EventTarget | null, kind: Removable): void {
  const part = partOf(inside, kind)
  if (part === undefined) return
  const index = removers(part, kind).indexOf(inside as HTMLElement)
  void tick().then(() => {
    const left = removers(part, kind)
    const next = left[Math.min(index, left.length - 1)] ?? part.querySelector<HTMLElement>('[data-add]')
    ;(next ?? part.querySelector('input'))?.focus()
  })
}

/** What was added takes the focus, at its first field. Call it with the button that added it. */
export function focusLast(button: EventTarget | null, kind: Removable): void {
  const part = partOf(button, kind)
  void tick().then(() => {
    const row = part && removers(part, kind).at(-1)?.closest('[role="group"]')
    row?.querySelector('input')?.focus()
  })
}

/** The event at a place of the trigger takes the focus, once it is there. Call it with something in the panel. */
export function focusEvent(inside: EventTarget | null, place: number): void {
  const panel = partOf(inside, 'event')
  void tick().then(() => panel && controlIn(panel, `match-${String(place)}`)?.focus())
}

/** Returns what holds all of a kind: those of one event, or of the profile. */
function partOf(inside: EventTarget | null, kind: Removable): HTMLElement | undefined {
  if (!(inside instanceof HTMLElement)) return undefined
  const holder = kind === 'event' ? '#trigger-panel' : kind === 'value' ? '[role="group"]' : '[data-control]'
  return inside.closest<HTMLElement>(holder) ?? undefined
}

function removers(part: HTMLElement, kind: Removable): readonly HTMLElement[] {
  return [...part.querySelectorAll<HTMLElement>(`[data-remove="${kind}"]`)]
}
