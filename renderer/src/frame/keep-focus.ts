import { on } from 'svelte/events'

/** Where something stood: what held it, and at which place. */
interface Place {
  readonly holder: Element
  readonly index: number
}

/** What had the focus, with where it stood, innermost first. */
interface Focused {
  readonly element: HTMLElement
  readonly places: readonly Place[]
}

/** How many of those that had the focus are remembered: what opened a dialog, and a few before. */
const maxRemembered = 12

const focusable = 'button, input, select, textarea, a[href], summary, [tabindex]'

/**
 * Keeps the focus from falling to nothing: where what has it is removed, disabled or hidden, it goes to what took its place, or stands
 * nearest; out of a dialog that has closed, or a notice, back to where it was. Returns the function that ends it.
 */
export function keepFocus(): () => void {
  let remembered: readonly Focused[] = []
  let frame = 0

  const restore = () => {
    frame = 0
    if (isLost(document.activeElement)) targetOf(remembered)?.focus()
  }
  // a frame later, when those who move the focus themselves have done so
  const look = () => {
    if (frame === 0 && isLost(document.activeElement)) frame = requestAnimationFrame(restore)
  }
  const note = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return
    const others = remembered.filter(({ element }) => element !== target && element.isConnected)
    const gone = remembered.filter(({ element }) => !element.isConnected).slice(0, 2)
    remembered = [{ element: target, places: placesOf(target) }, ...others, ...gone].slice(0, maxRemembered)
  }
  const observer = new MutationObserver(look)
  observer.observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden', 'inert'],
  })
  const stops = [
    on(document, 'focusin', note),
    on(document, 'focusout', ({ relatedTarget }) => relatedTarget === null && queueMicrotask(look)),
  ]
  look()
  return () => {
    cancelAnimationFrame(frame)
    observer.disconnect()
    for (const stop of stops) stop()
  }
}

function isLost(active: Element | null): boolean {
  return active === null || active === document.body || active.matches(':disabled') || !active.isConnected
}

function placesOf(element: HTMLElement): readonly Place[] {
  const places: Place[] = []
  for (let inner: Element = element; ;) {
    const holder = inner.parentElement
    if (holder === null || holder === document.body) return places
    places.push({ holder, index: Array.prototype.indexOf.call(holder.children, inner) })
    inner = holder
  }
}

/** Returns what the focus goes to; the middle of the window where nothing is left of all that had it. */
function targetOf(remembered: readonly Focused[]): HTMLElement | null {
  for (const { element, places } of remembered) {
    if (canFocus(element)) return element
    for (const { holder, index } of places) {
      // what only passes by has nothing near it that was meant
      if (holder.matches('[data-passing]')) break
      if (!holder.isConnected) continue
      const near = nearest(holder, index)
      if (near !== null) return near
      if (holder instanceof HTMLElement && canFocus(holder)) return holder
    }
  }
  return document.querySelector('main')
}

/** Returns what can have the focus at a place of what is left: there, behind it, or before it. */
function nearest(holder: Element, index: number): HTMLElement | null {
  const children = [...holder.children]
  for (const child of [...children.slice(index), ...children.slice(0, index).reverse()]) {
    const all = [child, ...child.querySelectorAll(focusable)].filter(isFocusable)
    const found = all.find(({ tabIndex }) => tabIndex >= 0) ?? all[0]
    if (found !== undefined) return found
  }
  return null
}

function isFocusable(element: Element): element is HTMLElement {
  return element instanceof HTMLElement && canFocus(element)
}

function canFocus(element: HTMLElement): boolean {
  return (
    element.isConnected &&
    element.matches(focusable) &&
    !element.matches(':disabled, [inert], [inert] *') &&
    element.checkVisibility({ visibilityProperty: true })
  )
}
