import { emptySet, setOf } from '../state/plain-maps.ts'

/** Which rows are selected as a whole, by their keys in the list. What is done with one of them is done with all. */
export class SelectedRows {
  #keys = $state.raw(emptySet<number>())
  /** Where a stretch of rows begins that Shift extends. */
  #anchor: number | null = null
  readonly #order: () => readonly number[]

  constructor(order: () => readonly number[]) {
    this.#order = order
  }

  get size(): number {
    return this.#keys.size
  }

  /** Returns what is meant by a row: all that are selected where it is among them, in the order of the list; else the row alone. */
  with(key: number): readonly number[] {
    return this.has(key) ? this.#order().filter((each) => this.has(each)) : [key]
  }

  /** Takes a row in, or out; `from` is the row that had the focus, which the first one is added to. */
  toggle(key: number, from: number | null = null): void {
    const keys = this.size === 0 && from !== null && from !== key ? [from] : [...this.#keys]
    this.#keys = setOf(this.has(key) ? keys.filter((each) => each !== key) : [...keys, key])
    this.#anchor = key
  }

  /** Selects the stretch of rows to this one, from where it was begun, or from another. */
  extend(to: number, from: number): void {
    const order = this.#order()
    const anchor = this.size > 0 && this.#anchor !== null && order.includes(this.#anchor) ? this.#anchor : from
    const [first = 0, last = 0] = [order.indexOf(anchor), order.indexOf(to)].sort((a, b) => a - b)
    this.#keys = setOf(order.slice(first, last + 1))
    this.#anchor = anchor
  }

  select(keys: readonly number[]): void {
    this.#anchor = keys[0] ?? null
    this.#keys = setOf(keys)
  }

  clear(): void {
    if (this.size > 0) this.select([])
  }

  has(key: number): boolean {
    return this.#keys.has(key)
  }
}
