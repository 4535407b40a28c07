import { explain, type Why } from '#shared/audience/explain'
import type { EventsOf, OrderedEvent } from '#shared/audience/history'
import { type AudienceRules, type Qualification, type Qualified, qualify } from '#shared/audience/qualify'
import type { Draft } from '#shared/campaign/draft'
import { matchesOf } from '#shared/campaign/trigger'
import type { Message } from '#shared/resolve/compile'
import type { SkipReason } from '#shared/recommend/no-item'
import type { Recipient, SampleEvent } from '#shared/sample/recipient'
import { Recommender, type RecommenderOptions } from '../recommend/recommender.ts'
import { recipientOf } from './recipient-of.ts'
import { type EventLists, EventReader, plainEvent } from '../store/events.ts'
import type { Db } from '../store/open-store.ts'
import { profilePages, profilesBefore, type StoredProfile } from '../store/profiles.ts'
import { neededEvents, profilesWithEvents } from './trigger-profiles.ts'

/** A profile that gets the message, or one that does not and why; `slot` is the recommendation without an item, where that is the reason. */
export type Candidate = { readonly profile: StoredProfile; readonly recipient: Recipient } & (
  | { readonly status: 'ready' }
  | { readonly status: 'skipped'; readonly reason: SkipReason; readonly slot: string | null }
)

/** Who gets the message, and what is recommended to them. */
export type AudienceDraft = AudienceRules & Partial<Pick<Draft, 'recommendations'>>

/** What becomes of one profile: the occurrences that it gets the message for, or one candidate that is skipped. */
export interface ProfileCandidates {
  readonly profile: number
  readonly candidates: readonly Candidate[]
}

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
  private manyEvents: ReturnType<EventReader['ofProfiles']> | undefined
  /** Without conditions, the newest event of the name is all there is to look at. */
  private readonly onlyNewest: string | null
  /** Null where the draft recommends nothing. */
  private readonly recommender: Recommender | null

  /** `asOf` is in milliseconds since 1970; later events do not exist. */
  constructor(
    db: Db,
    rules: AudienceDraft,
    message: Pick<Message, 'events'>,
    asOf: number,
    options: RecommenderOptions = {},
  ) {
    this.db = db
    this.rules = rules
    this.names = [...message.events]
    this.asOf = asOf
    this.events = new EventReader(db, asOf)
    const { trigger, recommendations = [] } = rules
    const { events } = this
    this.recommender =
      recommendations.length === 0 ? null : new Recommender(db, recommendations, asOf, { ...options, events })
    this.onlyNewest = trigger?.kind === 'live-action' && trigger.where.length === 0 ? trigger.event : null
  }

  /** The slots that somebody else has to count first; meanwhile nobody is skipped for want of their items. */
  get countingSlots(): readonly string[] {
    return this.recommender?.uncounted.map(({ slot }) => slot) ?? []
  }

  /**
   * Every profile in the order of import: one candidate each, at its newest qualifying occurrence, or one for every constant value
   * that this occurrence has; with `everyOccurrence`, one for each that qualifies.
   */
  *all(everyOccurrence = false): Generator<Candidate> {
    for (const page of this.pages(everyOccurrence)) for (const { candidates } of page) yield* candidates
  }

  /** The same by profile, a few hundred at a time; each page is read in one go when it is asked for. */
  *pages(everyOccurrence = false): Generator<readonly ProfileCandidates[]> {
    this.recommender?.prepare()
    const eventsOf = this.events.ofProfiles(...this.wantedEvents())
    // one transaction a page, because SQLite starts one for every statement otherwise, which costs more than what they read
    const candidates = this.db.transaction((page: readonly StoredProfile[]) => {
      const events = eventsOf(page[0]?.id ?? 0, page.at(-1)?.id ?? 0)
      return page.map((profile) => ({
        profile: profile.id,
        candidates: this.candidatesOf(profile, events.get(profile.id), everyOccurrence),
      }))
    })
    try {
      // the events of one profile lie all over the file: mapped, they are found without a call of the system for each
      mapEvents(this.db, true)
      for (const page of profilePages(this.db)) yield candidates(page)
    } finally {
      mapEvents(this.db, false)
    }
  }

  /**
   * The profiles that can be recipients at all, from the one behind (or before) an id on, some at a time: those that have an event
   * which the trigger needs.
   */
  possible(from: number, backwards = false): Iterable<readonly StoredProfile[]> {
    const names = neededEvents(this.rules)
    if (names !== null) return profilesWithEvents(this.db, names, this.asOf, { from, backwards })
    return backwards ? profilesBefore(this.db, from) : profilePages(this.db, from)
  }

  /** The first of these profiles that gets the message. Nearly always that is one of the very first; the rest is read in one go. */
  firstReady(profiles: readonly StoredProfile[]): StoredProfile | undefined {
    const isReady = (profile: StoredProfile) => this.candidate(profile).status === 'ready'
    return this.db.transaction(() => {
      const near = profiles.slice(0, lookedAtAlone).find(isReady)
      const rest = near === undefined ? profiles.slice(lookedAtAlone) : []
      if (rest.length === 0) return near
      const eventsOf = (this.manyEvents ??= this.events.ofProfiles(...this.wantedEvents()))
      const ids = rest.map(({ id }) => id)
      const events = eventsOf(Math.min(...ids), Math.max(...ids))
      return rest.find((profile) => this.isReady(profile, events.get(profile.id)))
    })()
  }

  private isReady(profile: StoredProfile, lists: EventLists | undefined): boolean {
    const found = this.qualify(profile, (name) => lists?.get(name) ?? noEvents, true)
    if (!found.ok || this.recommender === null) return found.ok
    return this.recommender.recommend(profile, found.all[0]?.event ?? null).empty === null
  }

  /** The events that decide and those that tokens ask for, and whether what they hold will mostly be asked for. */
  private wantedEvents(): readonly [names: readonly string[], held: boolean] {
    const { trigger, constant } = this.rules
    const matches = matchesOf(trigger)
    const names = [...new Set([...this.names, ...matches.map(({ event }) => event)])]
    return [names, constant !== null || matches.some(({ where }) => where.length > 0)]
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
    if (!found.ok) return this.notQualified(profile, found, newest)
    const chosen = found.all[nth - 1]
    if (chosen === undefined) {
      return this.notQualified(profile, { reason: 'no-trigger-event', event: null }, newest)
    }
    const place = placed ? { nth, of: found.all.length } : undefined
    return this.qualified(profile, chosen, newest, place)
  }

  /** Why a profile does not get the message; null where it does, or where nothing of the draft's trigger is the reason. */
  why(profile: StoredProfile): Why | null {
    const properties = this.rules.profileWhere.length === 0 ? {} : profile.properties
    return explain(this.rules, properties, this.eventsOf(profile.id), this.asOf)
  }

  private candidatesOf(
    profile: StoredProfile,
    lists: EventLists | undefined,
    everyOccurrence: boolean,
  ): readonly Candidate[] {
    const eventsOf = (name: string) => lists?.get(name) ?? noEvents
    const found = this.qualify(profile, eventsOf, !everyOccurrence)
    const newest = this.names.length === 0 ? noNewest : this.newestAmong(eventsOf)
    if (!found.ok) return [this.notQualified(profile, found, newest)]
    const first = found.all[0]?.event
    return found.all
      .filter(({ event }) => everyOccurrence || event === first)
      .map((qualification) => this.qualified(profile, qualification, newest))
  }

  /** Whoever qualifies is still skipped where a slot has no item (https://docs.clevertap.com/docs/create-campaigns-using-recommendations). */
  private qualified(
    profile: StoredProfile,
    { event, constant }: Qualification,
    newest: Recipient['newest'],
    place?: SampleEvent['place'],
  ): Candidate {
    const { recommender, asOf } = this
    const about = { profile, event, constant, newest, asOf, place }
    if (recommender === null) return { status: 'ready', profile, recipient: recipientOf(about) }
    const { items, empty } = recommender.recommend(profile, event)
    const recipient = recipientOf({ ...about, items: () => items })
    return empty === null
      ? { status: 'ready', profile, recipient }
      : { status: 'skipped', profile, recipient, ...empty }
  }

  /** What would be recommended is worked out once somebody looks at it. */
  private notQualified(
    profile: StoredProfile,
    { reason, event }: Pick<Extract<Qualified, { readonly ok: false }>, 'reason' | 'event'>,
    newest: Recipient['newest'],
  ): Candidate {
    const { recommender, asOf } = this
    const items = recommender === null ? undefined : () => recommender.recommend(profile, event).items
    const recipient = recipientOf({ profile, event, constant: [], newest, asOf, items })
    return { status: 'skipped', profile, recipient, reason, slot: null }
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
}

const noEvents: readonly OrderedEvent[] = []
const noNewest: Recipient['newest'] = new Map()

/** So many profiles are looked at one by one before the events of many are read at once. */
const lookedAtAlone = 16

/** How much of the cache is read as memory, in bytes; the rest is read as usual. */
const mostMapped = 2 ** 32

/** Has the cache read as memory, or no longer: for looking at everybody. */
export function mapEvents(db: Db, mapped: boolean): void {
  db.pragma(`mmap_size = ${String(mapped ? mostMapped : 0)}`)
}
