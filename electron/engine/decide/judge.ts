import { explain, type Why } from '#shared/audience/explain'
import type { EventsOf } from '#shared/audience/history'
import { type Qualification, type Qualified, qualify } from '#shared/audience/qualify'
import type { AudienceRules } from '#shared/audience/rules-of'
import type { Recipient, SampleEvent } from '#shared/sample/recipient'
import type { Recommended } from '../recommend/recommender.ts'
import type { Decided, DecidedProfile } from './decided.ts'
import { recipientOf } from './recipient-of.ts'

type NotQualified = Pick<Extract<Qualified, { readonly ok: false }>, 'reason' | 'event'>

/** What the slots of a draft come to for one recipient. `event` is the one that triggers the message. */
export interface Recommending<Profile> {
  recommend(profile: Profile, event: SampleEvent | null): Recommended
}

/** Decides whether a profile, with its events, gets the message, and makes a candidate of it. Knows no cache. */
export class Judge<Profile extends DecidedProfile> {
  readonly #rules: AudienceRules
  readonly #asOf: number
  readonly #recommender: Recommending<Profile> | null

  /** `asOf` is in milliseconds since 1970; `recommender` is null where the draft recommends nothing. */
  constructor(rules: AudienceRules, asOf: number, recommender: Recommending<Profile> | null) {
    this.#rules = rules
    this.#asOf = asOf
    this.#recommender = recommender
  }

  /** Returns the qualifying occurrences, or why there are none. Parses the profile only where there are conditions on it. */
  qualify(profile: Profile, eventsOf: EventsOf, newestOnly: boolean): Qualified {
    return qualify(this.#rules, this.#propertiesOf(profile), eventsOf, this.#asOf, { newestOnly })
  }

  /**
   * Returns what becomes of a profile: its newest qualifying occurrence, once for every constant value that it has; with
   * `everyOccurrence`, each that qualifies; or the one candidate that is skipped.
   */
  candidates(
    profile: Profile,
    eventsOf: EventsOf,
    newest: Recipient['newest'],
    everyOccurrence: boolean,
  ): readonly Decided<Profile>[] {
    const found = this.qualify(profile, eventsOf, !everyOccurrence)
    if (!found.ok) return [this.notQualified(profile, found, newest)]
    const [only, second] = found.all
    if (only !== undefined && second === undefined) return [this.qualified(profile, only, newest)]
    const first = only?.event
    return found.all
      .filter(({ event }) => everyOccurrence || event === first)
      .map((qualification) => this.qualified(profile, qualification, newest))
  }

  /** Returns whether a profile gets the message at its newest qualifying occurrence, with an item in every slot. */
  isReady(profile: Profile, eventsOf: EventsOf): boolean {
    const found = this.qualify(profile, eventsOf, true)
    if (!found.ok || this.#recommender === null) return found.ok
    return this.#recommender.recommend(profile, found.all[0]?.event ?? null).empty === null
  }

  /** Returns what stops a profile; null where nothing of the draft's trigger does. */
  why(profile: Profile, eventsOf: EventsOf): Why | null {
    return explain(this.#rules, this.#propertiesOf(profile), eventsOf, this.#asOf)
  }

  /**
   * Returns the candidate of a profile that qualifies: skipped where a slot has no item
   * (https://docs.clevertap.com/docs/create-campaigns-using-recommendations).
   */
  qualified(
    profile: Profile,
    { event, constant }: Qualification,
    newest: Recipient['newest'],
    place?: SampleEvent['place'],
  ): Decided<Profile> {
    const recommender = this.#recommender
    const asOf = this.#asOf
    const about = { profile, event, constant, newest, asOf, place }
    const id = event?.order ?? null
    if (recommender === null) return { status: 'ready', profile, recipient: recipientOf(about), event: id }
    const { items, empty } = recommender.recommend(profile, event)
    const recipient = recipientOf({ ...about, items: () => items })
    return empty === null
      ? { status: 'ready', profile, recipient, event: id }
      : { status: 'skipped', profile, recipient, event: id, ...empty }
  }

  /** Returns the candidate of a profile that does not qualify. Its items are worked out when they are first read. */
  notQualified(profile: Profile, { reason, event }: NotQualified, newest: Recipient['newest']): Decided<Profile> {
    const recommender = this.#recommender
    const asOf = this.#asOf
    const items = recommender === null ? undefined : () => recommender.recommend(profile, event).items
    const recipient = recipientOf({ profile, event, constant: [], newest, asOf, items })
    return { status: 'skipped', profile, recipient, event: event?.order ?? null, reason, slot: null }
  }

  #propertiesOf(profile: Profile): DecidedProfile['properties'] {
    return this.#rules.profileWhere.length === 0 ? {} : profile.properties
  }
}
