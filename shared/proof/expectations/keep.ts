import type { EventsOf, OrderedEvent } from '#shared/audience/history'
import type { Draft } from '#shared/campaign/draft'
import type { Kept, KeptEvent, KeptItem } from '#shared/proof/expectations/pin'
import { only, usedProperties } from '#shared/proof/expectations/used-properties'
import type { Recipient } from '#shared/sample/recipient'

/** A user as the samples have it. */
export interface KnownUser {
  readonly recipient: Recipient
  /** The user's events at or before the recipient's as-of. */
  readonly eventsOf: EventsOf
  /** The slot without an item, and the code of the reason, where that is why the user is skipped. */
  readonly noItem: { readonly slot: string; readonly reason: string } | null
}

/** Returns the part of a user that a draft uses: enough to decide and to resolve again without the samples. */
export function keptOf(draft: Draft, { recipient, eventsOf, noItem }: KnownUser): Kept {
  const used = usedProperties(draft)
  const events = [...used.events].flatMap(([name, read]) => {
    const found = eventsOf(name)
    return (used.deciding.has(name) ? found : found.slice(0, 1)).map((event) => ({ event, read }))
  })
  const items = Object.fromEntries(
    draft.recommendations.flatMap(({ slot }): [string, KeptItem][] => {
      if (noItem?.slot === slot) return [[slot, { none: noItem.reason }]]
      const item = recipient.items.get(slot)
      return item === undefined
        ? []
        : [[slot, { id: item.id, columns: only(item.columns, used.items.get(slot) ?? []) }]]
    }),
  )
  return {
    profile: only(recipient.profile, used.profile),
    ...(events.length === 0 ? {} : { events: events.sort(oldestFirst).map(keptEvent) }),
    ...(Object.keys(items).length === 0 ? {} : { items }),
  }
}

interface Read {
  readonly event: OrderedEvent
  readonly read: Iterable<string>
}

function oldestFirst(a: Read, b: Read): number {
  return a.event.ts - b.event.ts || a.event.order - b.event.order
}

function keptEvent({ event: { name, ts, properties }, read }: Read): KeptEvent {
  return { name, ts, properties: only(properties, read) }
}
