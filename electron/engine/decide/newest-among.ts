import { type EventsOf, plainEvent } from '#shared/audience/history'
import type { Recipient, SampleEvent } from '#shared/sample/recipient'

/** Returns the newest event of each of these names that the profile has. */
export function newestAmong(names: readonly string[], eventsOf: EventsOf): Recipient['newest'] {
  if (names.length === 0) return noNewest
  const newest = new Map<string, SampleEvent>()
  for (const name of names) {
    const event = eventsOf(name)[0]
    if (event !== undefined) newest.set(name, plainEvent(event))
  }
  return newest
}

const noNewest: Recipient['newest'] = new Map()
