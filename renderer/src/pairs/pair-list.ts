import { tick } from 'svelte'
import type { Pair } from '#shared/campaign/draft'
import { count } from '#shared/words/numbers'
import { changedPlace } from './changed-place.ts'
import type { ShownPairs } from './shown-pairs.ts'

/** What is done with whole pairs. Each is one step to undo, is told to screen readers, and leaves the focus where it went. */
export class PairList {
  readonly #shown: ShownPairs

  constructor(shown: ShownPairs) {
    this.#shown = shown
  }

  add(at: number): void {
    this.#shown.open.addPair(undefined, at)
    void this.#shown.focusAt(at, 'key')
  }

  remove(index: number): void {
    const { open } = this.#shown
    const name = nameOf(open.draft.pairs[index])
    open.arrange('Delete pair', (keys) => keys.toSpliced(index, 1))
    this.#shown.said = `${name} deleted`
    void this.#shown.focusAt(Math.min(index, open.keys.length - 1), 'row')
  }

  duplicate(index: number): void {
    const { open } = this.#shown
    const pair = open.draft.pairs[index]
    if (pair === undefined) return
    open.arrange('Duplicate pair', (keys) => keys.toSpliced(index + 1, 0, pair))
    void this.#shown.focusAt(index + 1, 'key')
  }

  /** Moves a pair; what had the focus in it keeps it. */
  move(from: number, to: number): void {
    const { open } = this.#shown
    const { pairs } = open.draft
    const key = open.keys[from]
    if (key === undefined || to < 0 || to >= pairs.length || from === to) return
    const focused = document.activeElement
    this.#shown.isMoving = true
    open.arrange('Move pair', (keys) => keys.toSpliced(from, 1).toSpliced(to, 0, key))
    this.#shown.said = `${nameOf(pairs[from])} is now ${count(to + 1)} of ${count(pairs.length)}`
    void tick().then(() => {
      if (focused instanceof HTMLElement && focused !== document.activeElement) focused.focus()
      this.#shown.isMoving = false
      document.activeElement?.closest('[data-pair]')?.scrollIntoView({ block: 'nearest' })
    })
  }

  /** Undoes or redoes, and shows where. */
  async step(way: 'undo' | 'redo'): Promise<void> {
    const { open, editing } = this.#shown
    const label = way === 'undo' ? open.history.undoLabel : open.history.redoLabel
    const before = open.draft.pairs
    open[way]()
    if (label !== null) this.#shown.said = `${way === 'undo' ? 'Undone' : 'Redone'}: ${label}`
    const place = changedPlace(before, open.draft.pairs)
    if (place === null) return
    const isHere = editing !== null && editing.key === open.keys[place.pair] && place.field === 'value'
    if (!isHere) await this.#shown.focusAt(place.pair, place.field)
  }
}

function nameOf(pair: Pair | undefined): string {
  return pair === undefined || pair.key === '' ? 'Pair' : pair.key
}
