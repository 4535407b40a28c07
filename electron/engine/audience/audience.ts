import type { Why } from '#shared/audience/explain'
import type { Qualification } from '#shared/audience/qualify'
import type { AudienceRules } from '#shared/audience/rules-of'
import type { Message } from '#shared/resolve/compile'
import { Recommender, type RecommenderOptions } from '../recommend/recommender.ts'
import type { EventLists } from '../store/events.ts'
import type { Db } from '../store/db.ts'
import { countProfiles, profilePages, profilesBefore, type StoredProfile } from '../store/profiles.ts'
import type { Candidate, ProfileCandidates } from './candidate.ts'
import { Judge } from '../decide/judge.ts'
import { mapCache } from '../store/map-cache.ts'
import { eventsIn, type EventsOfMany, ProfileEvents } from './profile-events.ts'
import { neededEvents } from './needed-events.ts'
import { profilesWithEvents } from '../store/profiles-with-events.ts'

/** The profiles from the one behind the id `after` up to the id `until`. */
export interface ProfileRange {
  readonly after: number
  readonly until: number
}

const allProfiles: ProfileRange = { after: 0, until: Infinity }

/** Every profile of the cache with what becomes of it, in the order of import. */
export interface AudienceSource {
  /** How many profiles there are; of a range, how many it has ids for. */
  readonly total: number
  pages(): Generator<readonly ProfileCandidates[], undefined>
}

export interface CandidateOptions {
  /** Which of the occurrences that qualify: 1 is the newest. */
  readonly nth?: number
  /** Adds to every event which of how many it is, for people; that costs counting them. */
  readonly placed?: boolean
}

/** How many profiles are looked at one by one before the events of many are read at once. */
const lookedAtAlone = 16

/** Makes recipients out of the cache's profiles, as one draft and one clock want them. */
export class Audience {
  readonly #db: Db
  readonly #rules: AudienceRules
  readonly #asOf: number
  readonly #events: ProfileEvents
  readonly #judge: Judge<StoredProfile>
  #manyEvents: EventsOfMany | undefined
  /** Null where the draft recommends nothing. */
  readonly #recommender: Recommender | null

  /** `asOf` is in milliseconds since 1970; later events do not exist. */
  constructor(
    db: Db,
    rules: AudienceRules,
    message: Pick<Message, 'events'>,
    asOf: number,
    options: RecommenderOptions = {},
  ) {
    this.#db = db
    this.#rules = rules
    this.#asOf = asOf
    this.#events = new ProfileEvents(db, rules, message.events, asOf)
    const { recommendations = [] } = rules
    const events = this.#events.reader
    this.#recommender =
      recommendations.length === 0 ? null : new Recommender(db, recommendations, asOf, { ...options, events })
    this.#judge = new Judge(rules, asOf, this.#recommender)
  }

  /** Counts what the draft's recommendations rest on, which the first question would do otherwise. Not inside a transaction. */
  prepare(): void {
    this.#recommender?.prepare()
  }

  /** The slots that are not counted yet: meanwhile no profile is skipped for want of their items. */
  get countingSlots(): readonly string[] {
    return this.#recommender?.uncounted.map(({ slot }) => slot) ?? []
  }

  /**
   * Yields every profile in the order of import: one candidate each, at its newest qualifying occurrence, or one for every constant value
   * that this occurrence has; with `everyOccurrence`, one for each that qualifies.
   */
  *all(everyOccurrence = false): Generator<Candidate> {
    for (const page of this.#pages(everyOccurrence, allProfiles)) for (const { candidates } of page) yield* candidates
  }

  /** Returns the same as a source for a pass. */
  source(everyOccurrence = false): AudienceSource {
    return { total: countProfiles(this.#db), pages: () => this.#pages(everyOccurrence, allProfiles) }
  }

  /** Returns a stretch of the same source. Those of adjoining ranges are, one after the other, that of both. */
  rangeSource(range: ProfileRange, everyOccurrence = false): AudienceSource {
    return { total: range.until - range.after, pages: () => this.#pages(everyOccurrence, range) }
  }

  /** The same by profile, a few hundred at a time; each page is read in one go when it is asked for. */
  *#pages(
    everyOccurrence: boolean,
    { after, until }: ProfileRange,
  ): Generator<readonly ProfileCandidates[], undefined> {
    this.#recommender?.prepare()
    const eventsOf = this.#events.ofMany()
    // one transaction a page, because SQLite starts one for every statement otherwise, which costs more than what they read
    const candidates = this.#db.transaction((page: readonly StoredProfile[]) => {
      const events = eventsOf(page[0]?.id ?? 0, page.at(-1)?.id ?? 0)
      return page.map((profile) => ({
        profile: profile.id,
        candidates: this.#candidatesOf(profile, events.get(profile.id), everyOccurrence),
      }))
    })
    // the events of one profile lie all over the file: mapped, they are found without a call of the system for each
    const mapped = this.#events.names().size > 0 || this.#recommender !== null
    try {
      if (mapped) mapCache(this.#db, true)
      for (const page of profilePages(this.#db, after, until)) yield candidates(page)
    } finally {
      if (mapped) mapCache(this.#db, false)
    }
  }

  /**
   * Returns the profiles that can be recipients at all, from the one behind (or before) an id on, some at a time: those that have an event
   * which the trigger needs.
   */
  possible(from: number, backwards = false): Iterable<readonly StoredProfile[]> {
    const names = neededEvents(this.#rules)
    if (names !== null) return profilesWithEvents(this.#db, names, this.#asOf, { from, backwards })
    return backwards ? profilesBefore(this.#db, from) : profilePages(this.#db, from)
  }

  /** Returns the first of these profiles that gets the message. Nearly always that is one of the very first; the rest is read in one go. */
  firstReady(profiles: readonly StoredProfile[]): StoredProfile | undefined {
    const isReady = (profile: StoredProfile) => this.candidate(profile).status === 'ready'
    return this.#db.transaction(() => {
      const near = profiles.slice(0, lookedAtAlone).find(isReady)
      const rest = near === undefined ? profiles.slice(lookedAtAlone) : []
      if (rest.length === 0) return near
      const eventsOf = (this.#manyEvents ??= this.#events.ofMany())
      const ids = rest.map(({ id }) => id)
      const events = eventsOf(Math.min(...ids), Math.max(...ids))
      return rest.find((profile) => this.#judge.isReady(profile, eventsIn(events.get(profile.id))))
    })()
  }

  /** Returns the occurrences that qualify a profile, newest first; empty where it does not qualify. */
  occurrences(profile: StoredProfile): readonly Qualification[] {
    const found = this.#judge.qualify(profile, this.#events.of(profile.id), false)
    return found.ok ? found.all : []
  }

  /** Returns a profile at one of its qualifying occurrences, or as it is where it has no such one. */
  candidate(profile: StoredProfile, { nth = 1, placed = false }: CandidateOptions = {}): Candidate {
    const newestOnly = nth === 1 && !placed
    const found = this.#judge.qualify(profile, this.#events.of(profile.id, newestOnly), newestOnly)
    const newest = this.#events.newestOf(profile.id, placed)
    if (!found.ok) return this.#judge.notQualified(profile, found, newest)
    const chosen = found.all[nth - 1]
    if (chosen === undefined) {
      return this.#judge.notQualified(profile, { reason: 'no-trigger-event', event: null }, newest)
    }
    return this.#judge.qualified(profile, chosen, newest, placed ? { nth, of: found.all.length } : undefined)
  }

  /** Returns why a profile does not get the message; null where it does, or where nothing of the draft's trigger is the reason. */
  why(profile: StoredProfile): Why | null {
    return this.#judge.why(profile, this.#events.of(profile.id))
  }

  #candidatesOf(profile: StoredProfile, lists: EventLists | undefined, everyOccurrence: boolean): readonly Candidate[] {
    const eventsOf = eventsIn(lists)
    return this.#judge.candidates(profile, eventsOf, this.#events.newestAmong(eventsOf), everyOccurrence)
  }
}
