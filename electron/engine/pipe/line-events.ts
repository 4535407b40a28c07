import type { EventsOf, OrderedEvent } from '#shared/audience/history'
import type { SampleEvent } from '#shared/sample/recipient'

/**
 * Returns a line's events at or before as-of (ms) by their name, newest first. Of two at the same time, the one that stands later in
 * the line came later.
 */
export function eventsOfLine(events: readonly SampleEvent[], asOf: number): EventsOf {
  const read = new Map<string, readonly OrderedEvent[]>()
  return (wanted) => {
    const known = read.get(wanted)
    if (known !== undefined) return known
    const found: OrderedEvent[] = []
    for (const [order, { name, ts, properties }] of events.entries()) {
      if (name === wanted && !(ts > asOf)) found.push({ name, ts, properties, order })
    }
    found.sort((a, b) => b.ts - a.ts || b.order - a.order)
    read.set(wanted, found)
    return found
  }
}
