import type { ByteWindow } from './byte-window.ts'

/** Tells in which line a place of a window is. Ask for places in rising order, and before they leave the window. */
export class LineCounter {
  #line = 1
  /** The next line feed at or after every place asked for so far, or where to go on looking for it. */
  #next = 0
  #found = false

  /** From 1. */
  at(place: number, window: ByteWindow): number {
    for (;;) {
      if (!this.#found) this.#search(window)
      if (!this.#found || this.#next >= place) return this.#line
      this.#line++
      this.#next++
      this.#found = false
    }
  }

  #search(window: ByteWindow): void {
    const index = window.bytes.indexOf(10, Math.max(this.#next, window.base) - window.base)
    this.#found = index >= 0 && index + window.base < window.end
    this.#next = this.#found ? index + window.base : window.end
  }
}
