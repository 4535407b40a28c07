import { count, counted } from '#shared/words/numbers'
import { emptySet } from '../state/plain-maps.ts'
import { finderOf, type FoundPlace, keysWithout, replaceIn } from './find-in-pairs.ts'
import type { FoundSpan } from '../editor/decorations.ts'
import type { ShownPairs } from './shown-pairs.ts'

/** Find and replace over the pairs, with the filter that leaves only those in which something was found. */
export class Finding {
  isOpen = $state(false)
  replaces = $state(false)
  text = $state('')
  replacement = $state('')
  matchCase = $state(false)
  wholeWord = $state(false)
  #filters = $state(false)
  /** The pairs that were found nothing in when the filter was set: one that is edited since stays in sight. */
  #hidden = $state.raw<ReadonlySet<number>>(emptySet())
  #at = $state(0)
  /** The pair from which on the first place is looked for. */
  #from = 0
  readonly #shown: ShownPairs
  readonly #show: (key: number) => Promise<void>

  readonly #find = $derived.by(() => {
    const { text, matchCase, wholeWord } = this
    return finderOf({ text, matchCase, wholeWord })
  })
  /** Every place, from the first pair to the last. */
  readonly places = $derived.by(() => (this.isOpen ? this.#find(this.#shown.open.draft.pairs) : []))
  /** Which of them is at hand; -1 where there is none. */
  readonly at = $derived(Math.min(this.#at, this.places.length - 1))
  readonly current = $derived<FoundPlace | undefined>(this.places[this.at])
  readonly filters = $derived(this.isOpen && this.#filters)
  /** How many there are, and which is at hand. */
  readonly words = $derived(
    this.text === ''
      ? ''
      : this.current === undefined
        ? 'Nothing found'
        : `${count(this.at + 1)} of ${count(this.places.length)}`,
  )

  /** `show` brings a pair on screen, by its key in the list. */
  constructor(shown: ShownPairs, show: (key: number) => Promise<void>) {
    this.#shown = shown
    this.#show = show
  }

  /** Whether the filter leaves the pair in sight, by its key in the list. */
  readonly leaves = (key: number): boolean => !this.filters || !this.#hidden.has(key)

  /** Returns what was found in the value of a pair. */
  inValue(pair: number): readonly FoundSpan[] {
    const { places, current } = this
    return places
      .filter((place) => place.pair === pair && place.field === 'value')
      .map((place) => ({ span: place.span, isCurrent: place === current }))
  }

  /** Opens it with what is selected, for the places from a pair on. */
  open(replaces: boolean, selected: string, from: number): void {
    this.#from = from
    this.isOpen = true
    this.replaces ||= replaces
    if (selected !== '' && !selected.includes('\n')) this.text = selected
    this.look()
  }

  /** Closes it, and gives the focus to what was found, or else to the row that it was opened from. */
  close(): void {
    const { current } = this
    this.isOpen = false
    this.#filters = false
    const last = this.#shown.open.keys.length - 1
    if (current === undefined) void this.#shown.focusAt(Math.min(this.#from, last), 'row')
    else void this.#shown.focusAt(current.pair, current.field, current.span)
  }

  /** Goes to the first place at or behind where it was. Call it when something else is looked for. */
  look(): void {
    const at = this.places.findIndex(({ pair }) => pair >= this.#from)
    this.#at = Math.max(0, at)
    this.#hide()
    this.#showCurrent()
  }

  step(by: 1 | -1): void {
    const { length } = this.places
    if (length === 0) return
    this.#at = (this.at + by + length) % length
    this.#showCurrent()
  }

  toggleFilter(): void {
    this.#filters = !this.#filters
    this.#hide()
    this.#showCurrent()
  }

  /** Ends the filter: a pair that it hides is to be shown. */
  endFilter(): void {
    this.#filters = false
  }

  replaceOne(): void {
    const { current, at } = this
    if (current === undefined) return
    const before = this.places.length
    this.#replace('Replace', [current])
    // what was put in may hold what is looked for
    const left = this.places.length - before + 1
    this.#at = this.places.length === 0 ? 0 : (at + left) % this.places.length
    this.#showCurrent()
  }

  replaceAll(): void {
    const { places } = this
    if (places.length === 0) return
    const words = counted(places.length, 'place')
    this.#replace(`Replace in ${words}`, places)
    this.#shown.said = `Replaced in ${words}`
  }

  #replace(label: string, places: readonly FoundPlace[]): void {
    const { open } = this.#shown
    open.apply(label, (draft) => ({ ...draft, pairs: replaceIn(draft.pairs, places, this.replacement) }))
  }

  #hide(): void {
    const isOff = !this.#filters || this.text === ''
    this.#hidden = isOff ? emptySet() : keysWithout(this.places, this.#shown.open.keys)
  }

  #showCurrent(): void {
    const { current } = this
    if (current === undefined) return
    this.#from = current.pair
    const key = this.#shown.open.keys[current.pair]
    if (key !== undefined) void this.#show(key)
  }
}
