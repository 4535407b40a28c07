import { isPlainText, missingKindOf } from '#shared/sample/missing'
import type { ObservedProperty } from '#shared/sample/observed'
import { dateOddities, numberOddities, oddities, type Oddity, textOddities } from '#shared/sample/oddities'
import { typeOf, type Value, type ValueType } from '#shared/sample/value'
import { Tally } from './tally.ts'

/** The statistics of a property as they are kept, without what follows from the scope's total and the tally. */
type Kept = Omit<ObservedProperty, 'name' | 'absent' | 'distinct' | 'distinctIsExact' | 'top'>
const maxTop = 20

/** Counts what the samples show of one property. */
export class PropertyStatistics {
  readonly #types: Partial<Record<ValueType, number>> = {}
  #strings = 0
  readonly #other = { null: 0, empty: 0, blank: 0, placeholder: 0, notText: 0, padded: 0, capitals: 0, emails: 0 }
  readonly #odd = new Map<Oddity, number>()
  #shortest = Infinity
  #longest = -1
  #firstSeen = Infinity
  #lastSeen = -Infinity
  #tally = new Tally()

  /** `ts` is when the sample showed the value, in milliseconds since 1970. */
  add(value: Value, ts: number): void {
    if (ts < this.#firstSeen) this.#firstSeen = ts
    if (ts > this.#lastSeen) this.#lastSeen = ts
    this.#count(value, 1)
  }

  /** Takes back a value that a later record replaced. Lengths and times stay as the widest that were seen. */
  remove(value: Value): void {
    this.#count(value, -1)
  }

  #count(value: Value, by: 1 | -1): void {
    if (typeof value === 'string' && isPlainText(value)) {
      this.#strings += by
      this.#countText(value, by)
      this.#tallyOne(value, by)
      return
    }
    const kind = missingKindOf(value)
    if (kind === 'null' || kind === 'empty' || kind === 'blank' || kind === 'placeholder') this.#other[kind] += by
    else if (value !== null) this.#countOther(value, kind === 'not-text', by)
  }

  #countOther(value: Exclude<Value, null>, isNotText: boolean, by: 1 | -1): void {
    if (isNotText) this.#other.notText += by
    const type = typeOf(value)
    this.#types[type] = (this.#types[type] ?? 0) + by
    if (type === 'string' && typeof value === 'string') this.#countText(value, by)
    else if (type === 'date' && typeof value === 'string') this.#countOdd(dateOddities(value), by)
    else if (typeof value === 'number') this.#countOdd(numberOddities(value), by)
    this.#tallyOne(value, by)
  }

  #tallyOne(value: Exclude<Value, null>, by: 1 | -1): void {
    if (by === 1) this.#tally.add(value)
    else this.#tally.remove(value)
  }

  #countText(value: string, by: 1 | -1): void {
    if (value.length < this.#shortest) this.#shortest = value.length
    if (value.length > this.#longest) this.#longest = value.length
    const other = this.#other
    if (hasOuterSpace(value)) other.padded += by
    if (isCapitals(value)) other.capitals += by
    if (value.includes('@') && /\S@\S+\.\S/.test(value)) other.emails += by
    const odd = textOddities(value)
    if (odd.length > 0) this.#countOdd(odd, by)
  }

  #countOdd(odd: readonly Oddity[], by: 1 | -1): void {
    for (const one of odd) this.#odd.set(one, (this.#odd.get(one) ?? 0) + by)
  }

  /** What people see; `total` is how many profiles or events there are. */
  observed(name: string, total: number): ObservedProperty {
    const types = this.#allTypes()
    const filled = Object.values(types).reduce((sum, n) => sum + n, 0)
    const { null: nulls, empty, blank, placeholder, ...quality } = this.#other
    return {
      name,
      types,
      filled,
      absent: total - filled - nulls - empty - blank - placeholder,
      null: nulls,
      empty,
      blank,
      placeholder,
      ...quality,
      odd: Object.fromEntries(oddities.map((one) => [one, this.#odd.get(one) ?? 0] as const).filter(([, n]) => n > 0)),
      distinct: this.#tally.distinct,
      distinctIsExact: this.#tally.isExact,
      top: this.#tally.top(maxTop),
      length: this.#longest < 0 ? null : { min: this.#shortest, max: this.#longest },
      firstSeen: Number.isFinite(this.#firstSeen) ? this.#firstSeen : null,
      lastSeen: Number.isFinite(this.#lastSeen) ? this.#lastSeen : null,
    }
  }

  saveTally(): string {
    return this.#tally.save()
  }

  /** Goes on counting from what `observed` and `saveTally` gave. */
  static load(kept: Kept, tally: string): PropertyStatistics {
    const loaded = new PropertyStatistics()
    Object.assign(loaded.#types, kept.types)
    loaded.#other.null = kept.null
    for (const key of ['empty', 'blank', 'placeholder', 'notText', 'padded', 'capitals', 'emails'] as const)
      loaded.#other[key] = kept[key]
    for (const one of oddities) loaded.#odd.set(one, kept.odd[one] ?? 0)
    loaded.#shortest = kept.length?.min ?? Infinity
    loaded.#longest = kept.length?.max ?? -1
    loaded.#firstSeen = kept.firstSeen ?? Infinity
    loaded.#lastSeen = kept.lastSeen ?? -Infinity
    loaded.#tally = Tally.load(tally)
    return loaded
  }

  #allTypes(): Partial<Record<ValueType, number>> {
    const strings = (this.#types.string ?? 0) + this.#strings
    const all = Object.entries({ ...this.#types, string: strings }).filter(([, n]) => n > 0)
    return Object.fromEntries(all.sort(([, a], [, b]) => b - a))
  }
}

function hasOuterSpace(value: string): boolean {
  return isSpaceCode(value.charCodeAt(0)) || isSpaceCode(value.charCodeAt(value.length - 1))
}

function isSpaceCode(code: number): boolean {
  return code <= 32 || code === 160
}

/** At least two letters, all of them capitals. */
function isCapitals(value: string): boolean {
  const second = value.charCodeAt(1)
  if (second >= 97 && second <= 122) return false
  return (
    /\p{Lu}.*\p{Lu}/u.test(value) && value === value.toUpperCase() && value !== value.toLowerCase() && !/\d/.test(value)
  )
}
