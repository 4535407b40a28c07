import type { SampleEvent } from '#shared/sample/recipient'

/** An event with its place in the history: of two at the same time, the one with the higher `order` came later. */
export interface OrderedEvent extends SampleEvent {
  readonly order: number
}

/** A profile's events of a name at or before as-of, newest first. */
export type EventsOf = (name: string) => readonly OrderedEvent[]

/** Returns whether an event came later than another one. */
export function isAfter(a: OrderedEvent, b: OrderedEvent): boolean {
  return a.ts > b.ts || (a.ts === b.ts && a.order > b.order)
}

/** Returns the event as plain data, with its properties still to be read. */
export function plainEvent(event: OrderedEvent, place?: SampleEvent['place']): SampleEvent {
  return {
    name: event.name,
    ts: event.ts,
    get properties() {
      return event.properties
    },
    ...(place === undefined ? {} : { place }),
  }
}
