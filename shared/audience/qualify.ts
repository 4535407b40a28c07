import { aliasValues, valueText } from '#shared/audience/alias-values'
import { meetsAll, profileMeetsAll } from '#shared/audience/meets'
import type { Alias, Draft, EventMatch, PastEventMatch, Trigger } from '#shared/campaign/draft'
import type { SampleEvent } from '#shared/sample/recipient'
import type { Properties, Scalar, Value } from '#shared/sample/value'

/** An event with its place in the history: of two at the same time, the one with the higher `order` came later. */
export interface OrderedEvent extends SampleEvent {
  readonly order: number
}

/** A profile's events of a name at or before as-of, newest first. */
export type EventsOf = (name: string) => readonly OrderedEvent[]

/** Why a profile does not get the message, in the order in which it is looked for. */
export type NotQualified =
  | 'profile-conditions'
  | 'no-trigger-event'
  | 'waiting'
  | 'stopped'
  | 'no-constant-value'
  | 'did-not-do'
  | 'did-excluded'

/** One reason to send the message: the event that triggers it, and the constant values that it carries, newest first. */
export interface Qualification {
  readonly event: OrderedEvent | null
  readonly constant: readonly Value[]
}

/** Newest first; without one, why. */
export type Qualified =
  | { readonly ok: true; readonly all: readonly Qualification[] }
  | { readonly ok: false; readonly reason: NotQualified; readonly event: OrderedEvent | null }

export type AudienceRules = Pick<Draft, 'trigger' | 'profileWhere' | 'aliases' | 'constant'>

/** A constant event property holds at most so many values (https://docs.clevertap.com/docs/constant-property). */
const mostConstants = 5
const minute = 60_000
const day = 86_400_000

/**
 * Whether a profile gets the message, by which of its events and with which constant values. `asOf` is in milliseconds since 1970.
 * Windows include both their ends.
 */
export function qualify(rules: AudienceRules, profile: Properties, eventsOf: EventsOf, asOf: number): Qualified {
  const { trigger, profileWhere } = rules
  if (!profileMeetsAll(profile, profileWhere, asOf))
    return { ok: false, reason: 'profile-conditions', event: newestTrigger(trigger, eventsOf) }
  if (trigger === null) return { ok: true, all: [{ event: null, constant: [] }] }
  const alias = rules.aliases.find(({ name }) => name === rules.constant)
  switch (trigger.kind) {
    case 'live-action': {
      const all = matching(trigger, eventsOf).map((event) => ({ event, constant: [] }))
      return all.length > 0 ? { ok: true, all } : { ok: false, reason: 'no-trigger-event', event: null }
    }
    case 'live-inaction':
      return inaction(trigger, rules.constant === null ? null : (alias ?? noAlias), eventsOf, asOf)
    case 'past-behaviour':
      return rules.constant === null
        ? past(trigger, eventsOf, asOf)
        : pastConstant(trigger, alias ?? noAlias, eventsOf, asOf)
  }
}

/** Stands in where a draft holds an alias constant that it does not define: no event has a value of it. */
const noAlias: Alias = { name: '', properties: {} }

function newestTrigger(trigger: Trigger | null, eventsOf: EventsOf): OrderedEvent | null {
  if (trigger === null || trigger.kind === 'past-behaviour') return null
  return matching(trigger.kind === 'live-action' ? trigger : trigger.did, eventsOf)[0] ?? null
}

function matching({ event, where }: EventMatch, eventsOf: EventsOf): readonly OrderedEvent[] {
  const events = eventsOf(event)
  return where.length === 0 ? events : events.filter(({ properties }) => meetsAll(properties, where))
}

/** An A qualifies when its time is over and no B came after it within that time; with a constant, no B that holds the same value. */
function inaction(
  trigger: Extract<Trigger, { kind: 'live-inaction' }>,
  alias: Alias | null,
  eventsOf: EventsOf,
  asOf: number,
): Qualified {
  const actions = matching(trigger.did, eventsOf)
  const stops = matching(trigger.didNot, eventsOf)
  const window = trigger.withinMinutes * minute
  const all: Qualification[] = []
  let reason: NotQualified = 'no-trigger-event'
  for (const event of actions) {
    const values = alias === null ? [undefined] : aliasValues(alias, event)
    if (values.length === 0) reason = firstOf(reason, 'no-constant-value')
    for (const value of values) {
      if (event.ts + window > asOf) reason = firstOf(reason, 'waiting')
      else if (
        stops.some((stop) => isWithin(stop, event, window) && (value === undefined || holds(alias, stop, value)))
      ) {
        reason = firstOf(reason, 'stopped')
      } else all.push({ event, constant: value === undefined ? [] : [value] })
    }
  }
  return all.length > 0 ? { ok: true, all } : { ok: false, reason, event: actions[0] ?? null }
}

/** What is said is why the newest action does not qualify. */
function firstOf(known: NotQualified, next: NotQualified): NotQualified {
  return known === 'no-trigger-event' ? next : known
}

function isWithin(stop: OrderedEvent, event: OrderedEvent, window: number): boolean {
  const isAfter = stop.ts > event.ts || (stop.ts === event.ts && stop.order > event.order)
  return isAfter && stop.ts <= event.ts + window
}

function holds(alias: Alias | null, event: OrderedEvent, value: Scalar): boolean {
  return alias !== null && aliasValues(alias, event).some((other) => valueText(other) === valueText(value))
}

function past(trigger: Extract<Trigger, { kind: 'past-behaviour' }>, eventsOf: EventsOf, asOf: number): Qualified {
  const has = (match: PastEventMatch) => recent(match, eventsOf, asOf).length > 0
  const did = trigger.match === 'all' ? trigger.did.every(has) : trigger.did.some(has)
  if (!did) return { ok: false, reason: 'did-not-do', event: null }
  if (trigger.didNot.some(has)) return { ok: false, reason: 'did-excluded', event: null }
  return { ok: true, all: [{ event: null, constant: [] }] }
}

/** With a constant it is values that qualify: those that the did events have, and no didNot event has. */
function pastConstant(
  trigger: Extract<Trigger, { kind: 'past-behaviour' }>,
  alias: Alias,
  eventsOf: EventsOf,
  asOf: number,
): Qualified {
  const perMatch = trigger.did.map((match) => recent(match, eventsOf, asOf))
  const events = perMatch.flat().toSorted((a, b) => b.ts - a.ts || b.order - a.order)
  const did = trigger.match === 'all' ? perMatch.every(isFilled) : perMatch.some(isFilled)
  if (!did || events.length === 0) return { ok: false, reason: 'did-not-do', event: null }
  const textsOf = (some: readonly OrderedEvent[]) =>
    new Set(some.flatMap((event) => aliasValues(alias, event).map(valueText)))
  const required = perMatch.map(textsOf)
  const excluded = textsOf(trigger.didNot.flatMap((match) => recent(match, eventsOf, asOf)))
  const newestFirst = new Map<string, Scalar>()
  for (const value of events.flatMap((event) => aliasValues(alias, event))) {
    if (!newestFirst.has(valueText(value))) newestFirst.set(valueText(value), value)
  }
  const had = [...newestFirst].filter(([text]) =>
    trigger.match === 'all' ? required.every((texts) => texts.has(text)) : required.some((texts) => texts.has(text)),
  )
  const left = had.filter(([text]) => !excluded.has(text)).map(([, value]) => value)
  if (left.length > 0) return { ok: true, all: [{ event: null, constant: left.slice(0, mostConstants) }] }
  return { ok: false, reason: had.length > 0 ? 'did-excluded' : 'no-constant-value', event: null }
}

function isFilled(events: readonly OrderedEvent[]): boolean {
  return events.length > 0
}

function recent(
  { event, where, withinDays }: PastEventMatch,
  eventsOf: EventsOf,
  asOf: number,
): readonly OrderedEvent[] {
  const events = matching({ event, where }, eventsOf)
  return withinDays === undefined ? events : events.filter(({ ts }) => ts >= asOf - withinDays * day)
}
