import type { EventsOf, OrderedEvent } from '#shared/audience/history'
import { type Qualification, qualify } from '#shared/audience/qualify'
import type { Draft } from '#shared/campaign/draft'
import { type Kept, type Pin, asOfPin, type PinOutcome, textsByKey } from '#shared/proof/expectations/pin'
import { withWhatIfs } from '#shared/proof/expectations/what-ifs'
import type { Message } from '#shared/resolve/compile'
import type { Item, Recipient, SampleEvent } from '#shared/sample/recipient'

/** A draft, and what it compiles to. */
export interface CompiledDraft {
  readonly draft: Draft
  readonly message: Message
}

/** Returns what a pinned user gets now, decided and resolved from what the pin keeps; null for a pin that keeps nothing. */
export function resolveKept({ draft, message }: CompiledDraft, pin: Pin): PinOutcome | null {
  const { keeps } = pin
  if (keeps === undefined) return null
  const asOf = asOfPin(pin)
  const eventsOf = keptEvents(keeps, asOf)
  const found = qualify(draft, keeps.profile, eventsOf, asOf)
  if (!found.ok) return { skipped: found.reason }
  const qualification = found.all[occurrenceOf(pin, found.all)]
  if (qualification === undefined) return { skipped: 'no-trigger-event' }
  const items = new Map<string, Item>()
  for (const { slot } of draft.recommendations) {
    const item = keptItem(keeps, slot)
    if (item === undefined) continue
    if ('none' in item) return { skipped: item.none }
    items.set(slot, item)
  }
  const newest = new Map<string, SampleEvent>()
  for (const name of message.events) {
    const [event] = eventsOf(name)
    if (event !== undefined) newest.set(name, event)
  }
  const { identity } = pin
  const { event, constant } = qualification
  return outcomeFor(message, pin, { identity, profile: keeps.profile, event, newest, constant, items, asOf })
}

/** Returns what a pin's user gets as this recipient, with the pin's what-ifs in place. */
export function outcomeFor(message: Message, { whatIfs }: Pick<Pin, 'whatIfs'>, recipient: Recipient): PinOutcome {
  return { texts: textsByKey(message.keys, message.texts(withWhatIfs(recipient, whatIfs ?? []))) }
}

/**
 * Returns which of a user's occurrences, newest first, a pin is about: the one that it names, where that qualifies still; otherwise the
 * newest, as for any other user.
 */
export function occurrenceOf({ event, constant = [] }: Pin, all: readonly Qualification[]): number {
  if (event === undefined || event === null) return 0
  const isIts = (one: Qualification) => one.event?.name === event.name && one.event.ts === event.ts
  const wanted = JSON.stringify(constant)
  const exact = all.findIndex((one) => isIts(one) && JSON.stringify(one.constant) === wanted)
  return Math.max(0, exact < 0 ? all.findIndex(isIts) : exact)
}

function keptEvents({ events = [] }: Kept, asOf: number): EventsOf {
  const byName = new Map<string, OrderedEvent[]>()
  for (const [order, event] of events.entries()) {
    if (event.ts > asOf) continue
    const known = byName.get(event.name)
    if (known === undefined) byName.set(event.name, [{ ...event, order }])
    else known.push({ ...event, order })
  }
  for (const list of byName.values()) list.sort((a, b) => b.ts - a.ts || b.order - a.order)
  return (name) => byName.get(name) ?? []
}

function keptItem({ items }: Kept, slot: string): NonNullable<Kept['items']>[string] | undefined {
  return items !== undefined && Object.hasOwn(items, slot) ? items[slot] : undefined
}
