import type { Attachment } from 'svelte/attachments'
import { on } from 'svelte/events'

/** Which piece of the preview: the row's id and the piece's place in it. */
export interface PieceName {
  readonly row: number
  readonly index: number
}

interface Options {
  readonly onchoose: (name: PieceName, element: HTMLElement) => void
  /** Goes to another piece by a key. Returns whether the key meant that. */
  readonly go: (from: PieceName, key: string) => boolean
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
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** To be attached to what holds all the pieces. */
  readonly attach: Attachment<HTMLElement> = (list) => {
    const listen = <Name extends keyof HTMLElementEventMap>(
      name: Name,
      act: (piece: HTMLElement, event: HTMLElementEventMap[Name]) => void,
    ) => {
      // Svelte's own: a piece that is taken away loses the focus in the middle of an update
      return on(list, name, (event) => {
        const piece = pieceAt(event.target)
        if (piece !== null) act(piece, event)
      })
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
      listen('keydown', (piece, event) => this.#key(piece, event)),
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
    this.#options.onchoose(nameOf(piece), piece)
  }

  #key(piece: HTMLElement, event: KeyboardEvent): void {
    if (event.key === 'Escape') this.hide()
    else if (event.key === 'Enter' || event.key === ' ') this.#choose(piece)
    else if (!this.#options.go(nameOf(piece), event.key)) return
    event.preventDefault()
  }
}

function pieceAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null
}

function nameOf({ dataset }: HTMLElement): PieceName {
  return { row: Number(dataset['row']), index: Number(dataset['index']) }
}
