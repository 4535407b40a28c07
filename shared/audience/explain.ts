import { aliasValues, valueText } from '#shared/audience/alias-values'
import { type EventsOf, isAfter, type OrderedEvent } from '#shared/audience/history'
import { meets } from '#shared/audience/meets'
import { fits, heldAlias, matching, qualify, recent } from '#shared/audience/qualify'
import type { AudienceRules } from '#shared/audience/rules-of'
import { valueAt } from '#shared/audience/value-at'
import type { Alias, Condition, PastEventMatch, Trigger } from '#shared/campaign/draft'
import { profileProperty } from '#shared/sample/system-properties'
import { isList, isObject, own, type Properties, type Scalar, type Value } from '#shared/sample/value'
import { cut } from '#shared/words/cut'

/** One occurrence, as people name it. `ts` is in milliseconds since 1970. */
export interface Moment {
  readonly name: string
  readonly ts: number
}

/** A condition that is not met, and the text of what stands there: cut where it is long, null where nothing does. */
export interface Unmet {
  readonly condition: Condition
  readonly value: string | null
}

/** Why a profile does not get the message: `qualify`'s reason, with the condition or the event that it comes from. */
export type Why =
  | ({ readonly reason: 'profile-conditions' } & Unmet)
  /** `closest` is the newest event of the name, and what it does not meet; null where there is none at all. */
  | { readonly reason: 'no-trigger-event'; readonly name: string; readonly closest: (Moment & Unmet) | null }
  /** `until` is when the time is over, in milliseconds since 1970. */
  | { readonly reason: 'waiting'; readonly event: Moment; readonly until: number; readonly didNot: string }
  /** `by` is the first event that stopped the message; `value` is what both events hold. */
  | Stopped
  /** `event` is null in past behaviour, where it is all events together that have no value. `property` is the alias's for it. */
  | {
      readonly reason: 'no-constant-value'
      readonly event: Moment | null
      readonly alias: string
      readonly property: string | null
    }
  | DidNotDo
  | {
      readonly reason: 'did-excluded'
      readonly by: Moment
      readonly alias: string | null
      readonly value: string | null
    }

interface Stopped {
  readonly reason: 'stopped'
  readonly event: Moment
  readonly by: Moment
  readonly alias: string | null
  readonly value: string | null
}

/** `missing` are the events that were asked for and not done; `closest` the newest event of the first one's name that does not count. */
interface DidNotDo {
  readonly reason: 'did-not-do'
  readonly match: 'all' | 'any'
  readonly missing: readonly { readonly event: string; readonly withinDays: number | null }[]
  readonly closest: (Moment & { readonly unmet: Unmet | null }) | null
}

/**
 * Returns why a profile does not get the message; null where it does. The verdict and its reason are `qualify`'s own: this only
 * looks for what they come from. `asOf` is in milliseconds since 1970.
 */
export function explain(rules: AudienceRules, profile: Properties, eventsOf: EventsOf, asOf: number): Why | null {
  const found = qualify(rules, profile, eventsOf, asOf, { newestOnly: true })
  if (found.ok) return null
  const { trigger } = rules
  const alias = heldAlias(rules)
  switch (found.reason) {
    case 'profile-conditions':
      return { reason: found.reason, ...unmetOf(rules.profileWhere, (name) => profileProperty(profile, name, asOf)) }
    case 'no-trigger-event':
      return noTriggerEvent(trigger, eventsOf)
    case 'waiting':
    case 'stopped':
    case 'no-constant-value':
      return trigger?.kind === 'live-inaction' && found.event !== null
        ? ofInaction(found.reason, trigger, alias, found.event, eventsOf)
        : { reason: 'no-constant-value', event: null, alias: rules.constant ?? '', property: null }
    case 'did-not-do':
      return didNotDo(trigger, eventsOf, asOf)
    case 'did-excluded':
      return excluded(trigger, alias, eventsOf, asOf)
  }
}

function noTriggerEvent(trigger: Trigger | null, eventsOf: EventsOf): Why {
  const match = trigger?.kind === 'live-inaction' ? trigger.did : trigger?.kind === 'live-action' ? trigger : null
  const [newest] = match === null ? [] : eventsOf(match.event)
  const closest =
    match === null || newest === undefined ? null : { ...momentOf(newest), ...unmetIn(newest, match.where) }
  return { reason: 'no-trigger-event', name: match?.event ?? '', closest }
}

function ofInaction(
  reason: 'waiting' | 'stopped' | 'no-constant-value',
  { didNot, withinMinutes }: Extract<Trigger, { kind: 'live-inaction' }>,
  alias: Alias | null,
  event: OrderedEvent,
  eventsOf: EventsOf,
): Why {
  const until = event.ts + withinMinutes * 60_000
  const of = momentOf(event)
  if (reason === 'waiting') return { reason, event: of, until, didNot: didNot.event }
  if (reason === 'no-constant-value') {
    const { name = '', properties = {} } = alias ?? {}
    const property = own(properties, event.name) ?? null
    return { reason, event: of, alias: name, property }
  }
  const inTime = matching(didNot, eventsOf).filter((other) => isAfter(other, event) && other.ts <= until)
  const value = alias === null ? undefined : aliasValues(alias, event)[0]
  const holding = value === undefined || alias === null ? inTime : inTime.filter((other) => holds(alias, other, value))
  const by = momentOf(holding.at(-1) ?? event)
  return { reason, event: of, by, alias: alias?.name ?? null, value: value === undefined ? null : textOf(value) }
}

function didNotDo(trigger: Trigger | null, eventsOf: EventsOf, asOf: number): DidNotDo {
  const { match, did } = trigger?.kind === 'past-behaviour' ? trigger : { match: 'all' as const, did: [] }
  const lacking = did.filter((one) => recent(one, eventsOf, asOf).length === 0)
  const missing = lacking.map(({ event, withinDays }) => ({ event, withinDays: withinDays ?? null }))
  const [first] = lacking
  const newest = first === undefined ? undefined : eventsOf(first.event)[0]
  if (first === undefined || newest === undefined) return { reason: 'did-not-do', match, missing, closest: null }
  const unmet = fits(newest, first.where) ? null : unmetIn(newest, first.where)
  return { reason: 'did-not-do', match, missing, closest: { ...momentOf(newest), unmet } }
}

function excluded(trigger: Trigger | null, alias: Alias | null, eventsOf: EventsOf, asOf: number): Why {
  const { did, didNot } = trigger?.kind === 'past-behaviour' ? trigger : { did: [], didNot: [] }
  const newestOf = (matches: readonly PastEventMatch[]) =>
    matches.flatMap((match) => recent(match, eventsOf, asOf)).toSorted((a, b) => (isAfter(a, b) ? -1 : 1))
  const stopping = newestOf(didNot)
  // with a constant it is values that are excluded: the newest one that was is what people ask about
  for (const value of alias === null ? [] : newestOf(did).flatMap((event) => aliasValues(alias, event))) {
    const by = alias === null ? undefined : stopping.find((event) => holds(alias, event, value))
    if (by !== undefined)
      return { reason: 'did-excluded', by: momentOf(by), alias: alias?.name ?? null, value: textOf(value) }
  }
  const [by] = stopping
  return { reason: 'did-excluded', by: by === undefined ? { name: '', ts: 0 } : momentOf(by), alias: null, value: null }
}

function holds(alias: Alias, event: OrderedEvent, value: Scalar): boolean {
  return aliasValues(alias, event).some((other) => valueText(other) === valueText(value))
}

function unmetIn({ properties }: OrderedEvent, where: readonly Condition[]): Unmet {
  return unmetOf(where, (name) => valueAt(properties, name))
}

/** The first condition that is not met. To be asked where there is one. */
function unmetOf(where: readonly Condition[], read: (property: string) => Value | undefined): Unmet {
  const condition = where.find((one) => !meets(read(one.property), one)) ?? { property: '', is: 'exists' }
  return { condition, value: textOf(read(condition.property)) }
}

function momentOf({ name, ts }: OrderedEvent): Moment {
  return { name, ts }
}

/** How much of a value is shown: UTF-16 units of a text, items of a list. */
const maxLength = 80
const maxItems = 20

/** For people: null where nothing is there. */
function textOf(value: Value | undefined): string | null {
  if (value === undefined || value === null) return null
  if (isList(value)) {
    const shown = value.slice(0, maxItems)
    return cut(shown.map((one) => textOf(one) ?? '∅').join(', '), maxLength)
  }
  if (isObject(value)) return '{…}'
  return cut(valueText(value), maxLength)
}
