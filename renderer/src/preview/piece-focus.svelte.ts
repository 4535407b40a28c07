import type { Attachment } from 'svelte/attachments'

/** Which piece of the preview: the row's id and the piece's place in it. */
export interface PieceName {
  readonly row: number
  readonly index: number
}

const leaveDelay = 120

/**
 * One tab stop for all pieces, arrows between them, and the one that is looked at, by pointer or by keyboard.
 * Pieces carry `data-row` and `data-index`.
 */
export class PieceFocus {
  /** Where Tab enters; null for the first piece there is. */
  stop = $state.raw<PieceName | null>(null)
  /** The piece whose provenance is shown, with its element. */
  shown = $state.raw<(PieceName & { readonly element: HTMLElement }) | null>(null)
  #leave: ReturnType<typeof setTimeout> | undefined
  readonly #onchoose: (name: PieceName, element: HTMLElement) => void

  constructor(onchoose: (name: PieceName, element: HTMLElement) => void) {
    this.#onchoose = onchoose
  }

  /** To be attached to what holds all the pieces. */
  readonly attach: Attachment<HTMLElement> = (list) => {
    const listen = <Name extends keyof HTMLElementEventMap>(
      name: Name,
      act: (piece: HTMLElement, event: HTMLElementEventMap[Name]) => void,
    ) => {
      const listener = (event: HTMLElementEventMap[Name]) => {
        const piece = pieceAt(event.target)
        if (piece !== null) act(piece, event)
      }
      list.addEventListener(name, listener)
      return () => list.removeEventListener(name, listener)
    }
    const stops = [
      listen('pointerover', (piece) => this.#show(piece)),
      listen('pointerout', () => this.hideSoon()),
      listen('focusin', (piece) => {
        this.stop = nameOf(piece)
        this.#show(piece)
      }),
      listen('focusout', () => this.hide()),
      listen('click', (piece) => this.#choose(piece)),
      listen('keydown', (piece, event) => this.#key(list, piece, event)),
    ]
    return () => {
      clearTimeout(this.#leave)
      for (const stop of stops) stop()
    }
  }

  /** The pointer is on the card itself, which then stays. */
  readonly stay = (): void => clearTimeout(this.#leave)

  readonly hide = (): void => {
    clearTimeout(this.#leave)
    this.shown = null
  }

  /** A moment later, so that the pointer can reach the card. */
  readonly hideSoon = (): void => {
    clearTimeout(this.#leave)
    this.#leave = setTimeout(this.hide, leaveDelay)
  }

  #show(element: HTMLElement): void {
    clearTimeout(this.#leave)
    this.shown = { ...nameOf(element), element }
  }

  #choose(piece: HTMLElement): void {
    this.hide()
    this.#onchoose(nameOf(piece), piece)
  }

  #key(list: HTMLElement, piece: HTMLElement, event: KeyboardEvent): void {
    const pieces = [...list.querySelectorAll<HTMLElement>('[data-index]')]
    const at = pieces.indexOf(piece)
    const { row } = nameOf(piece)
    const inOtherRow = (other: HTMLElement) => nameOf(other).row !== row
    const targets: Readonly<Record<string, () => HTMLElement | undefined>> = {
      ArrowRight: () => pieces[at + 1],
      ArrowLeft: () => pieces[at - 1],
      ArrowDown: () => pieces.slice(at).find(inOtherRow),
      ArrowUp: () => pieces.slice(0, at).findLast(inOtherRow),
      Home: () => pieces[0],
      End: () => pieces.at(-1),
    }
    if (event.key === 'Escape') this.hide()
    else if (event.key === 'Enter' || event.key === ' ') this.#choose(piece)
    else if (Object.hasOwn(targets, event.key)) targets[event.key]?.()?.focus()
    else return
    event.preventDefault()
  }
}

function pieceAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null
}

function nameOf({ dataset }: HTMLElement): PieceName {
  return { row: Number(dataset['row']), index: Number(dataset['index']) }
}
