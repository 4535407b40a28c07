import { type EventsOf, type OrderedEvent, plainEvent } from '#shared/audience/history'
import type { AudienceRules } from '#shared/audience/rules-of'
import { matchesOf } from '#shared/campaign/trigger'
import type { Recipient, SampleEvent } from '#shared/sample/recipient'
import { newestAmong } from '../decide/newest-among.ts'
import { type EventLists, EventReader } from '../store/events.ts'
import type { Db } from '../store/db.ts'

/** The events of the profiles from one id to another, by profile. */
export type EventsOfMany = ReturnType<EventReader['forProfileRange']>

/** A profile's events as one draft needs them: those that its trigger asks for, and the newest of those that its tokens ask for. */
export class ProfileEvents {
  readonly reader: EventReader
  readonly #rules: AudienceRules
  /** The events whose newest occurrence tokens ask for. */
  readonly #names: readonly string[]
  /** Without conditions, the newest event of the name is all there is to look at. */
  readonly #onlyNewest: string | null

  /** `asOf` is in milliseconds since 1970; later events do not exist. */
  constructor(db: Db, rules: AudienceRules, names: Iterable<string>, asOf: number) {
    const { trigger } = rules
    this.reader = new EventReader(db, asOf)
    this.#rules = rules
    this.#names = [...names]
    this.#onlyNewest = trigger?.kind === 'live-action' && trigger.where.length === 0 ? trigger.event : null
  }

  /** Returns the names of the events that decide or that tokens ask for. */
  names(): ReadonlySet<string> {
    return new Set([...this.#names, ...matchesOf(this.#rules.trigger).map(({ event }) => event)])
  }

  /**
   * Returns a reader of all that decides or that tokens ask for, of many profiles in one go; with the properties where conditions read
   * them.
   */
  ofMany(): EventsOfMany {
    const { trigger, constant } = this.#rules
    const matches = matchesOf(trigger)
    return this.reader.forProfileRange(
      [...this.names()],
      constant !== null || matches.some(({ where }) => where.length > 0),
    )
  }

  /** Returns a profile's events. `newestIsEnough`: where the trigger has no conditions, only its newest event is read. */
  of(profile: number, newestIsEnough = false): EventsOf {
    const read = new Map<string, readonly OrderedEvent[]>()
    return (name) => {
      const known = read.get(name)
      if (known !== undefined) return known
      const isEnough = newestIsEnough && name === this.#onlyNewest
      const events = isEnough ? this.reader.newest(profile, name) : this.reader.all(profile, name)
      read.set(name, events)
      return events
    }
  }

  /** Returns the newest of each event that tokens ask for; with `placed` also which of how many it is, which costs counting. */
  newestOf(profile: number, placed: boolean): Recipient['newest'] {
    const newest = new Map<string, SampleEvent>()
    for (const name of this.#names) {
      const [found] = this.reader.newest(profile, name)
      if (found === undefined) continue
      newest.set(name, plainEvent(found, placed ? { nth: 1, of: this.reader.total(profile, name) } : undefined))
    }
    return newest
  }

  /** Returns the same from events that are read already. */
  newestAmong(eventsOf: EventsOf): Recipient['newest'] {
    return newestAmong(this.#names, eventsOf)
  }
}

/** Returns what was read of one profile among many; undefined where it has no such events. */
export function eventsIn(lists: EventLists | undefined): EventsOf {
  return (name) => lists?.get(name) ?? noEvents
}

const noEvents: readonly OrderedEvent[] = []
