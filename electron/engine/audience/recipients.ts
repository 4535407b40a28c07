import {
  type AudienceRules,
  type NotQualified,
  type OrderedEvent,
  type Qualification,
  qualify,
} from '#shared/audience/qualify'
import type { Message } from '#shared/resolve/compile'
import type { Recipient, SampleEvent } from '#shared/sample/recipient'
import { EventReader } from '../store/events.ts'
import type { Db } from '../store/open-store.ts'
import { allProfiles, type StoredProfile } from '../store/profiles.ts'

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
    this.events = new EventReader(db)
    const { trigger } = rules
    this.onlyNewest = trigger?.kind === 'live-action' && trigger.where.length === 0 ? trigger.event : null
  }

  /**
   * Every profile in the order of import: one candidate each, at its newest qualifying occurrence, or one for every constant value
   * that this occurrence has; with `everyOccurrence`, one for each that qualifies.
   */
  *all(everyOccurrence = false): Generator<Candidate> {
    for (const profile of allProfiles(this.db)) yield* this.candidatesOf(profile, everyOccurrence)
  }

  /** The occurrences that qualify a profile, newest first; empty where it does not qualify. */
  occurrences(profile: StoredProfile): readonly Qualification[] {
    const found = qualify(this.rules, profile.properties, this.eventsOf(profile.id), this.asOf)
    return found.ok ? found.all : []
  }

  /** A profile at one of its qualifying occurrences, or as it is where it has no such one. */
  candidate(profile: StoredProfile, { nth = 1, placed = false }: CandidateOptions = {}): Candidate {
    const isUsual = nth === 1 && !placed
    const found = qualify(this.rules, profile.properties, this.eventsOf(profile.id, isUsual), this.asOf)
    if (!found.ok) {
      const recipient = this.recipient(profile, { event: found.event, constant: [] }, placed)
      return { status: 'skipped', recipient, reason: found.reason }
    }
    const chosen = found.all[nth - 1]
    if (chosen === undefined) {
      const recipient = this.recipient(profile, { event: null, constant: [] }, placed)
      return { status: 'skipped', recipient, reason: 'no-trigger-event' }
    }
    const event =
      chosen.event === null || !placed ? chosen.event : { ...chosen.event, place: { nth, of: found.all.length } }
    return { status: 'ready', recipient: this.recipient(profile, { ...chosen, event }, placed) }
  }

  private *candidatesOf(profile: StoredProfile, everyOccurrence: boolean): Generator<Candidate> {
    const found = qualify(this.rules, profile.properties, this.eventsOf(profile.id, !everyOccurrence), this.asOf)
    if (!found.ok) {
      const recipient = this.recipient(profile, { event: found.event, constant: [] }, false)
      yield { status: 'skipped', recipient, reason: found.reason }
      return
    }
    const newest = found.all[0]?.event
    for (const chosen of found.all) {
      if (!everyOccurrence && chosen.event !== newest) return
      yield { status: 'ready', recipient: this.recipient(profile, chosen, false) }
    }
  }

  /** `newestIsEnough`: where the trigger has no conditions, nobody will ask for more than the newest event. */
  private eventsOf(profile: number, newestIsEnough = false): (name: string) => readonly OrderedEvent[] {
    const read = new Map<string, readonly OrderedEvent[]>()
    return (name) => {
      const known = read.get(name)
      if (known !== undefined) return known
      const events =
        newestIsEnough && name === this.onlyNewest
          ? this.events.newestAlone(profile, name, this.asOf)
          : this.events.all(profile, name, this.asOf)
      read.set(name, events)
      return events
    }
  }

  private recipient(
    profile: StoredProfile,
    { event, constant }: Qualification | { event: SampleEvent | null; constant: Qualification['constant'] },
    placed: boolean,
  ): Recipient {
    const newest = new Map<string, SampleEvent>()
    for (const name of this.names) {
      const found = this.events.newest(profile.id, name, this.asOf, placed)
      if (found !== undefined) newest.set(name, found)
    }
    const { identity, properties, importedAt } = profile
    return { identity, profile: properties, event, newest, constant, items: new Map(), asOf: this.asOf, importedAt }
  }
}
