import type { EventsOf, OrderedEvent } from '#shared/audience/history'
import {
  type AudienceRules,
  type NotQualified,
  type Qualification,
  type Qualified,
  qualify,
} from '#shared/audience/qualify'
import { matchesOf } from '#shared/campaign/trigger'
import type { Message } from '#shared/resolve/compile'
import type { Recipient, SampleEvent } from '#shared/sample/recipient'
import { type EventLists, EventReader, plainEvent } from '../store/events.ts'
import type { Db } from '../store/open-store.ts'
import { profilePages, type StoredProfile } from '../store/profiles.ts'

/** Why a profile does not get the message. */
export type SkipReason = NotQualified

/** A profile that gets the message, or one that does not and why. */
export type Candidate =
  | { readonly status: 'ready'; readonly recipient: Recipient }
  | { readonly status: 'skipped'; readonly recipient: Recipient; readonly reason: SkipReason }

export interface CandidateOptions {
  /** Which of the occurrences that qualify: 1 is the newest. */
  readonly nth?: number
  /** Says of every event which of how many it is: for people, at the price of counting. */
  readonly placed?: boolean
}

/** Makes recipients out of the cache's profiles, as one draft and one clock want them. */
export class Audience {
  private readonly db: Db
  private readonly rules: AudienceRules
  /** The events whose newest occurrence tokens ask for. */
  private readonly names: readonly string[]
  private readonly asOf: number
  private readonly events: EventReader
  /** Without conditions, the newest event of the name is all there is to look at. */
  private readonly onlyNewest: string | null

  /** `asOf` is in milliseconds since 1970; later events do not exist. */
  constructor(db: Db, rules: AudienceRules, message: Pick<Message, 'events'>, asOf: number) {
    this.db = db
    this.rules = rules
    this.names = [...message.events]
    this.asOf = asOf
    this.events = new EventReader(db, asOf)
    const { trigger } = rules
    this.onlyNewest = trigger?.kind === 'live-action' && trigger.where.length === 0 ? trigger.event : null
  }

  /**
   * Every profile in the order of import: one candidate each, at its newest qualifying occurrence, or one for every constant value
   * that this occurrence has; with `everyOccurrence`, one for each that qualifies.
   */
  *all(everyOccurrence = false): Generator<Candidate> {
    const { trigger, constant } = this.rules
    const matches = matchesOf(trigger)
    const names = [...new Set([...this.names, ...matches.map(({ event }) => event)])]
    const held = constant !== null || matches.some(({ where }) => where.length > 0)
    const eventsOf = this.events.ofProfiles(names, held)
    // one transaction a page, because SQLite starts one for every statement otherwise, which costs more than what they read
    const candidates = this.db.transaction((page: readonly StoredProfile[]) => {
      const events = eventsOf(page[0]?.id ?? 0, page.at(-1)?.id ?? 0)
      return page.flatMap((profile) => this.candidatesOf(profile, events.get(profile.id), everyOccurrence))
    })
    try {
      // the events of one profile lie all over the file: mapped, they are found without a call of the system for each
      this.db.pragma(`mmap_size = ${String(mostMapped)}`)
      for (const page of profilePages(this.db)) yield* candidates(page)
    } finally {
      this.db.pragma('mmap_size = 0')
    }
  }

  /** The occurrences that qualify a profile, newest first; empty where it does not qualify. */
  occurrences(profile: StoredProfile): readonly Qualification[] {
    const found = this.qualify(profile, this.eventsOf(profile.id), false)
    return found.ok ? found.all : []
  }

  /** A profile at one of its qualifying occurrences, or as it is where it has no such one. */
  candidate(profile: StoredProfile, { nth = 1, placed = false }: CandidateOptions = {}): Candidate {
    const newestOnly = nth === 1 && !placed
    const found = this.qualify(profile, this.eventsOf(profile.id, newestOnly), newestOnly)
    const newest = this.newestOf(profile.id, placed)
    if (!found.ok) {
      return { status: 'skipped', recipient: this.recipient(profile, found.event, [], newest), reason: found.reason }
    }
    const chosen = found.all[nth - 1]
    if (chosen === undefined) {
      return { status: 'skipped', recipient: this.recipient(profile, null, [], newest), reason: 'no-trigger-event' }
    }
    const place = placed ? { nth, of: found.all.length } : undefined
    return { status: 'ready', recipient: this.recipient(profile, chosen.event, chosen.constant, newest, place) }
  }

  private candidatesOf(
    profile: StoredProfile,
    lists: EventLists | undefined,
    everyOccurrence: boolean,
  ): readonly Candidate[] {
    const eventsOf = (name: string) => lists?.get(name) ?? noEvents
    const found = this.qualify(profile, eventsOf, !everyOccurrence)
    const newest = this.names.length === 0 ? noNewest : this.newestAmong(eventsOf)
    if (!found.ok) {
      return [{ status: 'skipped', recipient: this.recipient(profile, found.event, [], newest), reason: found.reason }]
    }
    const first = found.all[0]?.event
    return found.all
      .filter(({ event }) => everyOccurrence || event === first)
      .map(({ event, constant }) => ({
        status: 'ready',
        recipient: this.recipient(profile, event, constant, newest),
      }))
  }

  private newestAmong(eventsOf: EventsOf): Recipient['newest'] {
    const newest = new Map<string, SampleEvent>()
    for (const name of this.names) {
      const event = eventsOf(name)[0]
      if (event !== undefined) newest.set(name, plainEvent(event))
    }
    return newest
  }

  /** Parses the profile only where there are conditions on it. */
  private qualify(profile: StoredProfile, eventsOf: EventsOf, newestOnly: boolean): Qualified {
    const properties = this.rules.profileWhere.length === 0 ? {} : profile.properties
    return qualify(this.rules, properties, eventsOf, this.asOf, { newestOnly })
  }

  /** `newestIsEnough`: where the trigger has no conditions, nobody will ask for more than the newest event. */
  private eventsOf(profile: number, newestIsEnough = false): EventsOf {
    const read = new Map<string, readonly OrderedEvent[]>()
    return (name) => {
      const known = read.get(name)
      if (known !== undefined) return known
      const isEnough = newestIsEnough && name === this.onlyNewest
      const events = isEnough ? this.events.newest(profile, name) : this.events.all(profile, name)
      read.set(name, events)
      return events
    }
  }

  private newestOf(profile: number, placed: boolean): ReadonlyMap<string, SampleEvent> {
    const newest = new Map<string, SampleEvent>()
    for (const name of this.names) {
      const [found] = this.events.newest(profile, name)
      if (found === undefined) continue
      newest.set(name, plainEvent(found, placed ? { nth: 1, of: this.events.total(profile, name) } : undefined))
    }
    return newest
  }

  private recipient(
    profile: StoredProfile,
    event: OrderedEvent | null,
    constant: Recipient['constant'],
    newest: Recipient['newest'],
    place?: SampleEvent['place'],
  ): Recipient {
    return {
      identity: profile.identity,
      get profile() {
        return profile.properties
      },
      event: event === null ? null : plainEvent(event, place),
      newest,
      constant,
      items: noItems,
      asOf: this.asOf,
      importedAt: profile.importedAt,
    }
  }
}

const noEvents: readonly OrderedEvent[] = []
const noNewest: Recipient['newest'] = new Map()
const noItems: Recipient['items'] = new Map()

/** How much of the cache is read as memory, in bytes; the rest is read as usual. */
const mostMapped = 2 ** 32
