import { ExactNumber, parseJson } from '#shared/json/exact-number'
import type { Value } from '#shared/sample/value'
import { DistinctEstimate } from './distinct-estimate.ts'

/** Up to this many different values of a property are counted one by one. */
const maxExact = 5_000
/** How many of the commonest, of those that came more than once, go on being counted after that. */
const maxCommonest = 500
const maxTextLength = 200

type Key = string | number | boolean
interface Count {
  n: number
}

/**
 * Counts the different values of a property in bounded memory: exactly up to some thousand, after that the commonest
 * so far exactly and the number of different ones by estimate.
 */
export class Tally {
  #counts = new Map<Key, Count>()
  #estimate: DistinctEstimate | undefined

  add(value: Exclude<Value, null>): void {
    const key = keyOf(value)
    const known = this.#counts.size === 0 ? undefined : this.#counts.get(key)
    if (known !== undefined) {
      known.n++
    } else if (this.#estimate !== undefined) {
      this.#estimate.add(String(key))
    } else {
      this.#counts.set(key, { n: 1 })
      if (this.#counts.size > maxExact) this.#overflow()
    }
  }

  /** Takes one value back. An estimate cannot forget, so there the number of different values may stay too high. */
  remove(value: Exclude<Value, null>): void {
    const key = keyOf(value)
    const known = this.#counts.get(key)
    if (known !== undefined && --known.n === 0) this.#counts.delete(key)
  }

  get distinct(): number {
    return this.#estimate?.count ?? this.#counts.size
  }

  get isExact(): boolean {
    return this.#estimate === undefined
  }

  /** The commonest values, most first, ties in the order they were first seen. */
  top(limit: number): { value: Value; count: number }[] {
    return this.#ranked(limit).map(([key, { n }]) => ({ value: valueOf(key), count: n }))
  }

  save(): string {
    const counts = [...this.#counts].map(([key, { n }]) => [key, n])
    return JSON.stringify(this.#estimate === undefined ? { counts } : { counts, estimate: this.#estimate.save() })
  }

  static load(saved: string): Tally {
    const { counts, estimate } = JSON.parse(saved) as { counts: [Key, number][]; estimate?: string }
    const tally = new Tally()
    tally.#counts = new Map(counts.map(([key, n]) => [key, { n }]))
    if (estimate !== undefined) tally.#estimate = new DistinctEstimate(estimate)
    return tally
  }

  #overflow(): void {
    const estimate = new DistinctEstimate()
    for (const key of this.#counts.keys()) estimate.add(String(key))
    this.#counts = new Map(this.#ranked(maxCommonest).filter(([, { n }]) => n > 1))
    this.#estimate = estimate
  }

  #ranked(limit: number): [Key, Count][] {
    return [...this.#counts].sort(([, a], [, b]) => b.n - a.n).slice(0, limit)
  }
}

/** Mark the keys that stand for something other than themselves; a text that begins like one is marked as text. */
const json = '\u0000json:'
const cut = '\u0000cut:'
const plain = '\u0000text:'

function keyOf(value: Exclude<Value, null>): Key {
  if (typeof value === 'string') {
    if (value.length > maxTextLength) return `${cut}${String(value.length)}:${value.slice(0, maxTextLength)}`
    return value.charCodeAt(0) === 0 ? plain + value : value
  }
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (value instanceof ExactNumber) return json + value.digits
  const text = JSON.stringify(value)
  return json + (text.length <= maxTextLength ? text : JSON.stringify(`${text.slice(0, maxTextLength)}…`))
}

function valueOf(key: Key): Value {
  if (typeof key !== 'string') return key
  if (key.startsWith(plain)) return key.slice(plain.length)
  if (key.startsWith(json)) return parseJson(key.slice(json.length)) as Value
  return key.startsWith(cut) ? `${key.slice(key.indexOf(':', cut.length) + 1)}…` : key
}
