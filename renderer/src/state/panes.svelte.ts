import { createContext } from 'svelte'
import { fitPanes, least, type Pane, type PaneSizes } from './fit-panes.ts'

const initial: PaneSizes = { left: 200, right: 380, bottom: 180 }
const storageKey = 'galley.panes'

interface Remembered {
  readonly sizes: PaneSizes
  readonly closed: readonly Pane[]
}

/** Which panes are open, and how large. Created once in App.svelte, remembered on this machine. */
export class Panes {
  sizes = $state.raw(initial)
  closed = $state.raw<readonly Pane[]>([])
  /** The bottom pane gives its room to what fills the middle. Not remembered. */
  covered = $state(false)
  /** Of the frame, which measures itself; a window that is not shown yet has no size. */
  width = $state(window.innerWidth || 1280)
  height = $state(window.innerHeight || 800)

  /** What is on screen: 0 for a pane that is not. */
  readonly shown = $derived(fitPanes(this.#wanted(), this))

  /** The pane that was opened where it has no room: it lies over the pairs until it is closed. Not remembered. */
  #over = $state.raw<Pane | null>(null)
  /** The pane that lies over the pairs; null for none. */
  readonly over = $derived(this.#over !== null && this.shown[this.#over] === 0 ? this.#over : null)

  constructor() {
    const { sizes, closed } = remembered()
    this.sizes = sizes
    this.closed = closed
  }

  #wanted(): PaneSizes {
    const of = (pane: Pane) => (this.closed.includes(pane) ? 0 : this.sizes[pane])
    return { left: of('left'), right: of('right'), bottom: this.covered ? 0 : of('bottom') }
  }

  resize(pane: Pane, size: number): void {
    // the others keep what they want, which may be more than there is room for now
    this.sizes = { ...this.sizes, [pane]: size }
    this.#remember()
  }

  /** Whether the pane is on screen, beside the pairs or over them. */
  isShown(pane: Pane): boolean {
    return this.shown[pane] > 0 || this.over === pane
  }

  /** Brings a pane on screen: over the pairs where there is no room beside them. */
  open(pane: Pane): void {
    if (pane === 'bottom') this.covered = false
    if (this.closed.includes(pane)) {
      this.closed = this.closed.filter((other) => other !== pane)
      this.#remember()
    }
    if (this.shown[pane] === 0) this.#over = pane
  }

  toggle(pane: Pane): void {
    if (!this.isShown(pane)) this.open(pane)
    else if (this.over === pane) this.closeOver()
    else {
      this.closed = [...this.closed, pane]
      this.#remember()
    }
  }

  /** Takes away what lies over the pairs. */
  closeOver(): void {
    this.#over = null
  }

  #remember(): void {
    const { sizes, closed } = this
    localStorage.setItem(storageKey, JSON.stringify({ sizes, closed } satisfies Remembered))
  }
}

/** Returns what was remembered; the initial state when nothing readable was. */
function remembered(): Remembered {
  try {
    const found = JSON.parse(localStorage.getItem(storageKey) ?? '') as Partial<Remembered>
    const size = (pane: Pane) => {
      const value: unknown = found.sizes?.[pane]
      return typeof value === 'number' && value >= least[pane] ? value : initial[pane]
    }
    const names: readonly Pane[] = ['left', 'right', 'bottom']
    return {
      sizes: { left: size('left'), right: size('right'), bottom: size('bottom') },
      closed: names.filter((pane) => found.closed?.includes(pane)),
    }
  } catch {
    return { sizes: initial, closed: [] }
  }
}

export const [getPanes, setPanes] = createContext<Panes>()
