import { explain, type Why } from '#shared/audience/explain'
import type { EventsOf } from '#shared/audience/history'
import { type Qualification, type Qualified, qualify } from '#shared/audience/qualify'
import type { AudienceRules } from '#shared/audience/rules-of'
import type { Recipient, SampleEvent } from '#shared/sample/recipient'
import type { Recommender } from '../recommend/recommender.ts'
import type { StoredProfile } from '../store/profiles.ts'
import type { Candidate } from './candidate.ts'
import { recipientOf } from './recipient-of.ts'

type NotQualified = Pick<Extract<Qualified, { readonly ok: false }>, 'reason' | 'event'>

/** Decides whether a profile, with its events, gets the message, and makes a candidate of it. */
export class Judge {
  readonly #rules: AudienceRules
  readonly #asOf: number
  readonly #recommender: Recommender | null

  /** `asOf` is in milliseconds since 1970; `recommender` is null where the draft recommends nothing. */
  constructor(rules: AudienceRules, asOf: number, recommender: Recommender | null) {
    this.#rules = rules
    this.#asOf = asOf
    this.#recommender = recommender
  }

  /** Returns the qualifying occurrences, or why there are none. Parses the profile only where there are conditions on it. */
  qualify(profile: StoredProfile, eventsOf: EventsOf, newestOnly: boolean): Qualified {
    return qualify(this.#rules, this.#propertiesOf(profile), eventsOf, this.#asOf, { newestOnly })
  }

  /** Returns whether a profile gets the message at its newest qualifying occurrence, with an item in every slot. */
  isReady(profile: StoredProfile, eventsOf: EventsOf): boolean {
    const found = this.qualify(profile, eventsOf, true)
    if (!found.ok || this.#recommender === null) return found.ok
    return this.#recommender.recommend(profile, found.all[0]?.event ?? null).empty === null
  }

  /** Returns what stops a profile; null where nothing of the draft's trigger does. */
  why(profile: StoredProfile, eventsOf: EventsOf): Why | null {
    return explain(this.#rules, this.#propertiesOf(profile), eventsOf, this.#asOf)
  }

  /**
   * Returns the candidate of a profile that qualifies: skipped where a slot has no item
   * (https://docs.clevertap.com/docs/create-campaigns-using-recommendations).
   */
  qualified(
    profile: StoredProfile,
    { event, constant }: Qualification,
    newest: Recipient['newest'],
    place?: SampleEvent['place'],
  ): Candidate {
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
  notQualified(profile: StoredProfile, { reason, event }: NotQualified, newest: Recipient['newest']): Candidate {
    const recommender = this.#recommender
    const asOf = this.#asOf
    const items = recommender === null ? undefined : () => recommender.recommend(profile, event).items
    const recipient = recipientOf({ profile, event, constant: [], newest, asOf, items })
    return { status: 'skipped', profile, recipient, event: event?.order ?? null, reason, slot: null }
  }

  #propertiesOf(profile: StoredProfile): StoredProfile['properties'] {
    return this.#rules.profileWhere.length === 0 ? {} : profile.properties
  }
}
