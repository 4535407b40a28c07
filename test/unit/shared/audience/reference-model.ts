import { DateTime } from 'luxon'
import type { Condition, Draft, EventMatch, PastEventMatch } from '#shared/campaign/draft'

// Who gets a message, written a second time from the rules alone: slow, over arrays, sharing nothing with the engine.

export type Plain = string | number | boolean | null | bigint | readonly Plain[] | { readonly [name: string]: Plain }
type Bag = Readonly<Record<string, Plain>>

export interface World {
  readonly profiles: readonly Bag[]
  /** In the order of import. `of` is the index of a profile. */
  readonly events: readonly PlainEvent[]
}

export interface PlainEvent {
  readonly of: number
  readonly name: string
  readonly ts: number
  readonly properties: Bag
}

type Placed = PlainEvent & { readonly at: number }

/** A recipient: the index of its profile, of the event that triggers the message, and the texts of its constant values. */
export interface Expected {
  readonly profile: number
  readonly event: number | null
  readonly constant: readonly string[]
}

export function recipientsOf(draft: Draft, world: World, asOf: number, everyOccurrence: boolean): readonly Expected[] {
  return world.profiles.flatMap((properties, profile) => {
    if (!draft.profileWhere.every((condition) => fits(properties[condition.property], condition))) return []
    const events = world.events
      .map((event, at) => ({ ...event, at }))
      .filter(({ of, ts }) => of === profile && ts <= asOf)
    const found = occurrences(draft, events.sort(newestFirst), asOf)
    const chosen = everyOccurrence ? found : found.filter(({ event }) => event === found[0]?.event)
    return chosen.map((one) => ({ profile, ...one }))
  })
}

function occurrences(draft: Draft, events: readonly Placed[], asOf: number): Omit<Expected, 'profile'>[] {
  const { trigger } = draft
  if (trigger === null) return [{ event: null, constant: [] }]
  if (trigger.kind === 'live-action') return doing(events, trigger).map(({ at }) => ({ event: at, constant: [] }))
  if (trigger.kind === 'past-behaviour') {
    const have = (match: PastEventMatch) => recently(events, match, asOf)
    const did = trigger.did.map(have)
    const didNot = trigger.didNot.flatMap(have)
    if (draft.constant !== null) {
      const held = trigger.did.length === 0 ? [] : heldValues(draft, trigger.match, did, didNot)
      return held.length === 0 ? [] : [{ event: null, constant: held }]
    }
    const isIn = trigger.match === 'all' ? did.every((some) => some.length > 0) : did.some((some) => some.length > 0)
    return isIn && didNot.length === 0 ? [{ event: null, constant: [] }] : []
  }
  const window = trigger.withinMinutes * 60 * 1000
  return doing(events, trigger.did).flatMap((a) => {
    if (a.ts + window > asOf) return []
    const stops = doing(events, trigger.didNot).filter((b) => isLater(b, a) && b.ts <= a.ts + window)
    if (draft.constant === null) return stops.length === 0 ? [{ event: a.at, constant: [] }] : []
    return held(draft, a)
      .filter((value) => !stops.some((b) => held(draft, b).includes(value)))
      .map((value) => ({ event: a.at, constant: [value] }))
  })
}

function heldValues(draft: Draft, match: 'all' | 'any', did: readonly Placed[][], didNot: readonly Placed[]): string[] {
  const has = (some: readonly Placed[], value: string) => some.some((event) => held(draft, event).includes(value))
  const newest = did.flat().sort(newestFirst)
  const values = newest.flatMap((event) => held(draft, event))
  return values
    .filter((value, i) => values.indexOf(value) === i)
    .filter((value) => (match === 'all' ? did.every((some) => has(some, value)) : did.some((some) => has(some, value))))
    .filter((value) => !has(didNot, value))
    .slice(0, 5)
}

const isLater = (b: Placed, a: Placed) => b.ts > a.ts || (b.ts === a.ts && b.at > a.at)
const newestFirst = (a: Placed, b: Placed) => (isLater(a, b) ? -1 : 1)

function doing(events: readonly Placed[], { event, where }: EventMatch): Placed[] {
  return events.filter(({ name, properties }) => {
    return name === event && where.every((condition) => fits(at(properties, condition.property), condition))
  })
}

function recently(events: readonly Placed[], match: PastEventMatch, asOf: number): Placed[] {
  const { withinDays } = match
  return doing(events, match).filter(({ ts }) => withinDays === undefined || ts >= asOf - withinDays * 86_400_000)
}

/** The texts of the values that an event has of the alias that is held constant. */
function held(draft: Draft, { name, properties }: Placed): string[] {
  const alias = draft.aliases.find((one) => one.name === draft.constant)
  const property = Object.entries(alias?.properties ?? {}).find(([event]) => event === name)?.[1]
  if (property === undefined) return []
  const texts = scalars(at(properties, property)).map(text)
  return texts.filter((value, i) => value.trim() !== '' && texts.indexOf(value) === i)
}

function at(properties: Bag, path: string): Plain | undefined {
  if (!path.startsWith('Items.')) return properties[path]
  const items = properties['Items']
  if (!Array.isArray(items)) return undefined
  const values = (items as readonly Plain[]).flatMap((item) =>
    typeof item === 'object' && item !== null && !Array.isArray(item) ? ((item as Bag)[path.slice(6)] ?? []) : [],
  )
  return values.length === 0 ? undefined : values
}

type Single = string | number | boolean | bigint

function scalars(value: Plain | undefined): Single[] {
  if (Array.isArray(value)) return (value as readonly Plain[]).flatMap(scalars)
  return value === undefined || value === null || typeof value === 'object' ? [] : [value]
}

const text = (value: Single) => String(value)

function fits(value: Plain | undefined, { is, value: wanted }: Condition): boolean {
  const all = scalars(value)
  const list = Array.isArray(wanted) ? (wanted as readonly Single[]) : null
  const one = list === null ? (wanted as Single | undefined) : undefined
  const same = one === undefined ? false : all.some((item) => text(item) === text(one))
  if (is === 'equals') return same
  if (is === 'not-equals') return !same
  if (is === 'exists') return value !== undefined && value !== null
  if (is === 'not-exists') return value === undefined || value === null
  if (is === 'one-of')
    return all.some((item) => (list ?? (one === undefined ? [] : [one])).map(text).includes(text(item)))
  if (one === undefined) return false
  if (is === 'contains') return all.some((item) => text(item).includes(text(one)))
  const read = is === 'greater' || is === 'less' ? number : date
  const limit = read(one)
  return all.some((item) => {
    const found = read(item)
    if (found === null || limit === null) return false
    return is === 'greater' || is === 'after' ? found > limit : found < limit
  })
}

function number(value: Single): number | bigint | null {
  if (typeof value === 'boolean') return null
  if (typeof value !== 'string') return value
  return /^-?\d+$/.test(value) ? BigInt(value) : /^-?\d+\.\d+$/.test(value) ? Number(value) : null
}

function date(value: Single): number | null {
  if (typeof value !== 'string') return null
  const day = /^\$D_(\d{8})$/.exec(value)?.[1]
  if (day !== undefined) return DateTime.fromFormat(day, 'yyyyMMdd', { zone: 'utc' }).toMillis()
  const seconds = /^\$D_(\d{9,10})$/.exec(value)?.[1]
  if (seconds !== undefined) return Number(seconds) * 1000
  const iso = /^\d{4}-\d\d-\d\d/.test(value) ? DateTime.fromISO(value, { zone: 'utc' }) : null
  return iso?.isValid === true ? iso.toMillis() : null
}
