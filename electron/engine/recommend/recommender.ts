import type { Recommendation } from '#shared/campaign/draft'
import type { FilteredFor } from '#shared/recommend/filters'
import type { NoItemReason } from '#shared/recommend/no-item'
import type { Place } from '#shared/recommend/place'
import { lastActionDays, windowStart } from '#shared/recommend/windows'
import type { Item, SampleEvent } from '#shared/sample/recipient'
import type { JobControl } from '../files/job-control.ts'
import { EventReader } from '../store/events.ts'
import type { Db } from '../store/db.ts'
import type { StoredProfile } from '../store/profiles.ts'
import { Catalog } from './catalog.ts'
import { countAssociationsOnce, cachedAssociations } from './cached-associations.ts'
import { ImportedResults } from './imported-results.ts'
import { lastPlaces } from './last-place.ts'
import type { Impossible } from './mapping.ts'
import { Slot } from './slot.ts'

/** A slot that has no item for a recipient, and why. */
export interface EmptySlot {
  readonly slot: string
  readonly reason: NoItemReason
}

/** What a draft recommends to one recipient: the items by slot, and the first slot without one. */
export interface Recommended {
  readonly items: ReadonlyMap<string, Item>
  readonly empty: EmptySlot | null
}

export type SlotState =
  | { readonly state: 'ready'; readonly slot: Slot }
  | { readonly state: 'impossible'; readonly reason: Impossible }
  /** The job `count-recommendations` is to count it. */
  | { readonly state: 'uncounted' }

export interface RecommenderOptions {
  /** `elsewhere`: what is not counted yet is left open, which takes no time. */
  readonly counting?: 'now' | 'elsewhere'
  readonly control?: JobControl
}

/** Recommends items to profiles, as of one moment. Whatever is missing in the samples ends in a reason, never in an error. */
export class Recommender {
  readonly #db: Db
  readonly #recommendations: readonly Recommendation[]
  readonly #asOf: number
  readonly #options: RecommenderOptions
  readonly #events: EventReader
  readonly #placeOf: (profile: StoredProfile) => Place | undefined
  #states: readonly SlotState[] | undefined

  /** `asOf` is in milliseconds since 1970. */
  constructor(
    db: Db,
    recommendations: readonly Recommendation[],
    asOf: number,
    { events = new EventReader(db, asOf), ...options }: RecommenderOptions & { readonly events?: EventReader } = {},
  ) {
    this.#db = db
    this.#recommendations = recommendations
    this.#asOf = asOf
    this.#options = options
    this.#events = events
    this.#placeOf = lastPlaces(db, asOf)
  }

  /** Every slot in the draft's order. */
  get states(): readonly SlotState[] {
    return (this.#states ??= this.#recommendations.map((recommendation) => this.#stateOf(recommendation)))
  }

  /** Counts what is to be counted now, which the first question would do otherwise. Not inside a transaction: it writes to the cache. */
  prepare(): this {
    this.#states = this.states
    return this
  }

  /** What has to be counted before everything can be recommended. */
  get uncounted(): readonly Recommendation[] {
    return this.#recommendations.filter((_, i) => this.states[i]?.state === 'uncounted')
  }

  /**
   * Returns an item a slot. `event` is the one that triggers the message. Slots that are not counted yet have neither an item nor a
   * reason.
   */
  recommend(profile: StoredProfile, event: SampleEvent | null): Recommended {
    const items = new Map<string, Item>()
    let empty: EmptySlot | null = null
    for (const [i, state] of this.states.entries()) {
      const recommendation = this.#recommendations[i]
      if (recommendation === undefined || state.state === 'uncounted') continue
      const { slot } = recommendation
      const served =
        state.state === 'ready'
          ? state.slot.serve(profile, this.filteredBy(recommendation, event))
          : ({ ok: false, reason: this.#reasonFor(state.reason, profile, recommendation) } as const)
      if (!served.ok) empty ??= { slot, reason: served.reason }
      else if (!items.has(slot)) items.set(slot, served.item)
    }
    return { items, empty }
  }

  /** Returns what the filters of a recommendation look at: `sameAs` asks for the triggering event, or else for that of the last action. */
  filteredBy({ event: name, near }: Recommendation, event: SampleEvent | null) {
    return (profile: StoredProfile): FilteredFor => {
      const action = event ?? this.#lastAction(profile, name)
      return {
        get event() {
          return action?.properties ?? null
        },
        place: near === null ? undefined : this.#placeOf(profile),
      }
    }
  }

  #stateOf(recommendation: Recommendation): SlotState {
    if (recommendation.from === 'imported') {
      const catalog = Catalog.named(this.#db, recommendation.catalog)
      if (catalog === undefined) return { state: 'impossible', reason: 'no-catalog' }
      const results = new ImportedResults(this.#db, recommendation.slot, catalog)
      return { state: 'ready', slot: new Slot(recommendation, catalog, results, this.#asOf) }
    }
    const counted =
      this.#options.counting === 'elsewhere'
        ? cachedAssociations(this.#db, recommendation, this.#asOf)
        : countAssociationsOnce(this.#db, recommendation, this.#asOf, this.#options.control)
    if (counted.state !== 'counted') return counted
    return { state: 'ready', slot: new Slot(recommendation, counted.catalog, counted.associations, this.#asOf) }
  }

  #lastAction(profile: StoredProfile, name: string): SampleEvent | undefined {
    const [newest] = this.#events.newest(profile.id, name)
    return newest !== undefined && newest.ts >= windowStart(this.#asOf, lastActionDays) ? newest : undefined
  }

  /** What a mapping that is not possible comes to for a recipient. */
  #reasonFor(reason: Impossible, profile: StoredProfile, { event, from }: Recommendation): NoItemReason {
    if (reason === 'too-many-events') return 'no-related-items'
    const acted = from === 'imported' || this.#lastAction(profile, event) !== undefined
    return acted ? 'item-not-in-catalog' : 'no-last-action'
  }
}
