import { aliasValues, valueText } from '#shared/audience/alias-values'
import { isAfter, type OrderedEvent } from '#shared/audience/history'
import type { Alias } from '#shared/campaign/draft'
import type { Scalar } from '#shared/sample/value'

/** The events that can stop a message, made ready for the question whether one did, which then does not look at all of them. */
export class Stops {
  readonly #newestFirst: readonly OrderedEvent[]
  readonly #alias: Alias | null
  /** Read only where an event came in time: most profiles have none. */
  #byText: Map<string, OrderedEvent[]> | undefined

  constructor(newestFirst: readonly OrderedEvent[], alias: Alias | null) {
    this.#newestFirst = newestFirst
    this.#alias = alias
  }

  /** Whether one came after `event` and not later than `window` milliseconds; with a value, one that has the same of the alias. */
  stop(event: OrderedEvent, window: number, value?: Scalar): boolean {
    if (!cameInTime(this.#newestFirst, event, window)) return false
    return value === undefined || cameInTime(this.#holding(valueText(value)), event, window)
  }

  #holding(text: string): readonly OrderedEvent[] {
    this.#byText ??= this.#read()
    return this.#byText.get(text) ?? []
  }

  #read(): Map<string, OrderedEvent[]> {
    const byText = new Map<string, OrderedEvent[]>()
    if (this.#alias === null) return byText
    for (const event of this.#newestFirst) {
      for (const value of aliasValues(this.#alias, event)) {
        const text = valueText(value)
        const holding = byText.get(text)
        if (holding === undefined) byText.set(text, [event])
        else holding.push(event)
      }
    }
    return byText
  }
}

/** Whether the first of the events that come after another one is in time. */
function cameInTime(newestFirst: readonly OrderedEvent[], event: OrderedEvent, window: number): boolean {
  let [from, to] = [0, newestFirst.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    const other = newestFirst[middle]
    if (other !== undefined && isAfter(other, event)) from = middle + 1
    else to = middle
  }
  const first = newestFirst[from - 1]
  return first !== undefined && first.ts <= event.ts + window
}
