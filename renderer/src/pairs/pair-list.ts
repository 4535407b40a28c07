import { tick } from 'svelte'
import type { Pair } from '#shared/campaign/draft'
import { count, counted } from '#shared/words/numbers'
import { changedPlace } from '../state/changed-place.ts'
import { chipOf } from './chips.ts'
import { pairsText } from './pairs-text.ts'
import type { ShownPairs } from './shown-pairs.ts'

/**
 * What is done with whole pairs, by the key of a row: with all that are selected where the row is among them. Each is one step to undo,
 * is told to screen readers, and leaves the focus where it went.
 */
export class PairList {
  readonly #shown: ShownPairs

  constructor(shown: ShownPairs) {
    this.#shown = shown
  }

  add(at: number): void {
    this.#shown.open.addPair(undefined, at)
    void this.#shown.focusAt(at, 'key')
  }

  remove(key: number): void {
    const { open, selected } = this.#shown
    const keys = selected.with(key)
    const words = this.#wordsFor(keys)
    const first = open.keys.indexOf(keys[0] ?? key)
    open.arrange(keys.length > 1 ? `Delete ${words}` : 'Delete pair', (all) => without(all, keys))
    selected.clear()
    this.#shown.said = `${words} deleted`
    void this.#shown.focusAt(Math.min(first, open.keys.length - 1), 'row')
  }

  duplicate(key: number): void {
    const { open, selected } = this.#shown
    const keys = selected.with(key)
    const behind = open.keys.indexOf(keys.at(-1) ?? key) + 1
    const label = keys.length > 1 ? `Duplicate ${this.#wordsFor(keys)}` : 'Duplicate pair'
    const made = open.arrange(label, (all) => all.toSpliced(behind, 0, ...this.#pairsOf(keys)))
    if (made.length > 1) this.#showNew(made, behind, `${counted(made.length, 'pair')} duplicated`)
    else void this.#shown.focusAt(behind, 'key')
  }

  /** Moves by one place of those in sight; what had the focus in a row keeps it. */
  move(key: number, by: 1 | -1): void {
    const { open, selected, inSight } = this.#shown
    const keys = selected.with(key)
    const places = keys.map((each) => inSight.indexOf(each))
    const next = inSight[by < 0 ? Math.min(...places) - 1 : Math.max(...places) + 1]
    if (next !== undefined) this.moveTo(key, open.keys.indexOf(next) + (by < 0 ? 0 : 1))
  }

  /** Moves before the row that is at a place now; the number of rows is the end. */
  moveTo(key: number, place: number): void {
    const { open, selected } = this.#shown
    const keys = selected.with(key)
    if (place < 0 || place > open.keys.length) return
    const words = this.#wordsFor(keys)
    const before = open.keys.slice(0, place)
    const focused = document.activeElement
    this.#shown.isMoving = true
    open.arrange(keys.length > 1 ? `Move ${words}` : 'Move pair', (all) => [
      ...without(before, keys),
      ...keys,
      ...without(all.slice(place), keys),
    ])
    const [first, last] = [keys.at(0), keys.at(-1)].map((each = key) => count(open.keys.indexOf(each) + 1))
    const now = first === last ? `is now ${String(first)}` : `are now ${String(first)} to ${String(last)}`
    this.#shown.said = `${words} ${now} of ${count(open.keys.length)}`
    void tick().then(() => {
      if (focused instanceof HTMLElement && focused !== document.activeElement) focused.focus({ preventScroll: true })
      this.#shown.isMoving = false
      void this.#shown.show(key)
    })
  }

  /** Returns the text for the clipboard. */
  copy(key: number): string {
    const keys = this.#shown.selected.with(key)
    this.#shown.said = `${this.#wordsFor(keys)} copied`
    return pairsText(this.#pairsOf(keys))
  }

  /** Returns the text for the clipboard. */
  cut(key: number): string {
    const text = this.copy(key)
    this.remove(key)
    this.#shown.said = this.#shown.said.replace(/deleted$/, 'cut')
    return text
  }

  /** Puts pairs below a row, or at the end; in place of that row where it is still empty. */
  paste(pairs: readonly Pair[], key: number | null): void {
    const { open } = this.#shown
    const index = key === null ? open.keys.length - 1 : open.keys.indexOf(key)
    const { [index]: at } = open.draft.pairs
    const isEmpty = key !== null && at?.key === '' && at.value === ''
    const place = isEmpty ? index : index + 1
    const made = open.arrange(`Paste ${counted(pairs.length, 'pair')}`, (all) =>
      all.toSpliced(place, isEmpty ? 1 : 0, ...pairs),
    )
    this.#showNew(made, place, `${counted(made.length, 'pair')} pasted`)
  }

  /** Undoes or redoes, and shows where. */
  async step(way: 'undo' | 'redo'): Promise<void> {
    const { open, editing, selected } = this.#shown
    const label = way === 'undo' ? open.history.undoLabel : open.history.redoLabel
    const before = open.draft.pairs
    const isOnChip = chipOf(document.activeElement) !== null
    open[way]()
    selected.clear()
    if (label !== null) this.#shown.said = `${way === 'undo' ? 'Undone' : 'Redone'}: ${label}`
    const place = changedPlace(before, open.draft.pairs)
    if (place === null) return
    const isHere = editing !== null && editing.key === open.keys[place.pair] && place.field === 'value'
    // where chips are edited, no raw text opens
    const isChip = place.field === 'value' && isOnChip
    if (!isHere) await this.#shown.focusAt(place.pair, isChip ? 'row' : place.field)
  }

  #showNew(keys: readonly number[], place: number, words: string): void {
    this.#shown.selected.select(keys)
    this.#shown.said = words
    void this.#shown.focusAt(place, 'row')
  }

  #pairsOf(keys: readonly number[]): readonly Pair[] {
    const { open } = this.#shown
    return keys.flatMap((key) => open.draft.pairs[open.keys.indexOf(key)] ?? [])
  }

  #wordsFor(keys: readonly number[]): string {
    const [only] = this.#pairsOf(keys.slice(0, 1))
    if (keys.length > 1) return counted(keys.length, 'pair')
    return only === undefined || only.key === '' ? 'Pair' : only.key
  }
}

function without<Each>(all: readonly Each[], keys: readonly number[]): readonly Each[] {
  const left = new Set<unknown>(keys)
  return all.filter((each) => !left.has(each))
}
