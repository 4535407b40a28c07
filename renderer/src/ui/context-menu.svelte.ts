import type { Attachment } from 'svelte/attachments'
import { on } from 'svelte/events'

/** A line of a menu. */
export interface MenuEntry {
  readonly label: string
  /** Its shortcut, as people read it. */
  readonly keys?: string
  readonly disabled?: boolean
  /** A line is drawn above it. */
  readonly beginsGroup?: boolean
  readonly run: () => void
  /** It gives the focus a place of its own; otherwise that goes back to where it was. */
  readonly movesFocus?: boolean
}

/** What can be done with one thing. */
export interface Menu {
  /** For screen readers. */
  readonly label: string
  readonly entries: readonly MenuEntry[]
}

/** Where a menu stands: at the point of the pointer, or below an element. */
type Place = HTMLElement | { readonly getBoundingClientRect: () => DOMRect }

interface OpenedMenu extends Menu {
  readonly place: Place
  /** What gets the focus back. */
  readonly owner: Element | null
}

/** The one menu of a list: opened by the right button, by Shift+F10 and the Menu key, or by a button. Shown by ContextMenu.svelte. */
export class ContextMenuState {
  opened = $state.raw<OpenedMenu | null>(null)
  #last: OpenedMenu | null = null
  #keepsFocus = true

  open(place: Place, menu: Menu): void {
    this.opened = { ...menu, place, owner: document.activeElement }
    this.#last = this.opened
    this.#keepsFocus = true
  }

  run({ run, movesFocus = false }: MenuEntry): void {
    this.#keepsFocus = !movesFocus
    run()
  }

  close(): void {
    this.opened = null
  }

  /** Gives the focus back, once the menu has closed. */
  giveBack(): void {
    const owner = this.#last?.owner
    if (this.opened === null && this.#keepsFocus && owner instanceof HTMLElement) owner.focus()
  }

  /** Gives menus to what is in an element; `menuOf` returns null where there is none. */
  attach(menuOf: (target: HTMLElement) => Menu | null): Attachment<HTMLElement> {
    return (element) => {
      const show = (event: Event, place: Place) => {
        const menu = event.target instanceof HTMLElement ? menuOf(event.target) : null
        if (menu === null) return
        event.preventDefault()
        event.stopPropagation()
        this.open(place, menu)
      }
      const stops = [
        on(element, 'contextmenu', (event) => {
          const isPointer = event.button === 2 || event.pointerType === 'touch'
          show(event, isPointer ? pointOf(event) : (event.target as HTMLElement))
        }),
        on(
          element,
          'keydown',
          (event) => {
            // macOS has no key for it
            const asks = event.key === 'F10' && event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey
            if (asks) show(event, event.target as HTMLElement)
          },
          { capture: true },
        ),
      ]
      return () => {
        for (const stop of stops) stop()
      }
    }
  }
}

function pointOf({ clientX, clientY }: MouseEvent): Place {
  return { getBoundingClientRect: () => new DOMRect(clientX, clientY, 0, 0) }
}
