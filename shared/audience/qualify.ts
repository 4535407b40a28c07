import { aliasValues, valueText } from '#shared/audience/alias-values'
import { meetsAll, profileMeetsAll } from '#shared/audience/meets'
import type { AudienceRules } from '#shared/audience/rules-of'
import { Stops } from '#shared/audience/stops'
import type { EventsOf, OrderedEvent } from '#shared/audience/history'
import type { Alias, Condition, EventMatch, PastEventMatch, Trigger } from '#shared/campaign/draft'
import { maxConstants } from '#shared/campaign/trigger'
import type { Properties, Scalar, Value } from '#shared/sample/value'

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

/** Without a trigger everyone qualifies in the same way. */
const everyone: Qualified = { ok: true, all: [{ event: null, constant: [] }] }

const minute = 60_000
const day = 86_400_000

/** How much to look at: where only the newest qualifying occurrence is wanted, older events need not be read. */
export interface QualifyOptions {
  readonly newestOnly?: boolean
}

/**
 * Returns whether a profile gets the message, by which of its events and with which constant values. `asOf` is in milliseconds since
 * 1970. Windows include both their ends. Reads the properties of an event only where a condition or the alias asks for them.
 */
export function qualify(
  rules: AudienceRules,
  profile: Properties,
  eventsOf: EventsOf,
  asOf: number,
  { newestOnly = false }: QualifyOptions = {},
): Qualified {
  const { trigger, profileWhere } = rules
  if (profileWhere.length > 0 && !profileMeetsAll(profile, profileWhere, asOf))
    return { ok: false, reason: 'profile-conditions', event: newestTrigger(trigger, eventsOf) }
  if (trigger === null) return everyone
  const alias = heldAlias(rules)
  switch (trigger.kind) {
    case 'live-action':
      return action(trigger, eventsOf, newestOnly)
    case 'live-inaction':
      return inaction(trigger, alias, eventsOf, asOf, newestOnly)
    case 'past-behaviour':
      return alias === null ? past(trigger, eventsOf, asOf) : pastConstant(trigger, alias, eventsOf, asOf)
  }
}

/** Returns the alias that a draft holds constant; null where it holds none. */
export function heldAlias({ constant, aliases }: Pick<AudienceRules, 'constant' | 'aliases'>): Alias | null {
  return constant === null ? null : (aliases.find(({ name }) => name === constant) ?? noAlias)
}

/** Stands in where a draft holds an alias constant that it does not define: no event has a value of it. */
const noAlias: Alias = { name: '', properties: {} }

function newestTrigger(trigger: Trigger | null, eventsOf: EventsOf): OrderedEvent | null {
  if (trigger === null || trigger.kind === 'past-behaviour') return null
  const { event, where } = trigger.kind === 'live-action' ? trigger : trigger.did
  return eventsOf(event).find((one) => fits(one, where)) ?? null
}

/** Returns the events that a trigger names, as far as they meet its conditions, newest first. */
export function matching({ event, where }: EventMatch, eventsOf: EventsOf): readonly OrderedEvent[] {
  const events = eventsOf(event)
  return where.length === 0 ? events : events.filter((one) => fits(one, where))
}

/** Returns whether an event meets the conditions of a trigger. */
export function fits(event: OrderedEvent, where: readonly Condition[]): boolean {
  return where.length === 0 || meetsAll(event.properties, where)
}

function action({ event, where }: EventMatch, eventsOf: EventsOf, newestOnly: boolean): Qualified {
  const all: Qualification[] = []
  for (const one of eventsOf(event)) {
    if (fits(one, where)) all.push({ event: one, constant: [] })
    if (newestOnly && all.length > 0) break
  }
  return all.length > 0 ? { ok: true, all } : { ok: false, reason: 'no-trigger-event', event: null }
}

/** An A qualifies when its time is over and no B came after it within that time; with a constant, no B that holds the same value. */
function inaction(
  trigger: Extract<Trigger, { kind: 'live-inaction' }>,
  alias: Alias | null,
  eventsOf: EventsOf,
  asOf: number,
  newestOnly: boolean,
): Qualified {
  const { did, didNot, withinMinutes } = trigger
  const window = withinMinutes * minute
  let stops: Stops | undefined
  const all: Qualification[] = []
  let first: OrderedEvent | null = null
  let reason: NotQualified = 'no-trigger-event'
  for (const event of eventsOf(did.event)) {
    if (!fits(event, did.where)) continue
    first ??= event
    const isWaiting = event.ts + window > asOf
    const values = alias === null ? noValue : aliasValues(alias, event)
    if (isWaiting || values.length === 0)
      reason = firstOf(reason, values.length === 0 ? 'no-constant-value' : 'waiting')
    if (isWaiting) continue
    stops ??= new Stops(matching(didNot, eventsOf), alias)
    for (const value of values) {
      if (stops.stop(event, window, value)) reason = firstOf(reason, 'stopped')
      else all.push({ event, constant: value === undefined ? [] : [value] })
    }
    if (newestOnly && all.length > 0) break
  }
  return all.length > 0 ? { ok: true, all } : { ok: false, reason, event: first }
}

/** Without a constant an event qualifies once, with no value. */
const noValue = [undefined]

/** What is said is why the newest action does not qualify. */
function firstOf(known: NotQualified, next: NotQualified): NotQualified {
  return known === 'no-trigger-event' ? next : known
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
  if (left.length > 0) return { ok: true, all: [{ event: null, constant: left.slice(0, maxConstants) }] }
  return { ok: false, reason: had.length > 0 ? 'did-excluded' : 'no-constant-value', event: null }
}

function isFilled(events: readonly OrderedEvent[]): boolean {
  return events.length > 0
}

/** Returns the same for a past-behaviour trigger: where `withinDays` is given, only events that many days before `asOf` (ms) or later. */
export function recent(
  { event, where, withinDays }: PastEventMatch,
  eventsOf: EventsOf,
  asOf: number,
): readonly OrderedEvent[] {
  const from = withinDays === undefined ? -Infinity : asOf - withinDays * day
  return matching({ event, where }, (name) => eventsOf(name).filter(({ ts }) => ts >= from))
}
