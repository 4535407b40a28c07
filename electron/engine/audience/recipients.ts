import { meetsAll } from '#shared/audience/meets'
import type { Draft, EventMatch } from '#shared/campaign/draft'
import type { Message } from '#shared/resolve/compile'
import type { Recipient, SampleEvent } from '#shared/sample/recipient'
import { EventReader } from '../store/events.ts'
import type { Db } from '../store/open-store.ts'
import { allProfiles, type StoredProfile } from '../store/profiles.ts'

/** A profile that gets the message, or one that does not and why. */
export type Candidate =
  | { readonly status: 'ready'; readonly recipient: Recipient }
  | { readonly status: 'skipped'; readonly recipient: Recipient; readonly reason: SkipReason }

/** Why a profile does not get the message. */
export type SkipReason = 'no-trigger-event' | 'profile-conditions'

export interface CandidateOptions {
  /** Which of the events that qualify: 1 is the newest. */
  readonly nth?: number
  /** Says of every event which of how many it is: for people, at the price of counting. */
  readonly placed?: boolean
}

/** Makes recipients out of the cache's profiles, as one draft and one clock want them. */
export class Audience {
  private readonly db: Db
  private readonly draft: Draft
  private readonly names: readonly string[]
  private readonly asOf: number
  private readonly events: EventReader

  /** `asOf` is in milliseconds since 1970; later events do not exist. */
  constructor(db: Db, draft: Draft, message: Pick<Message, 'events'>, asOf: number) {
    this.db = db
    this.draft = draft
    this.names = [...message.events]
    this.asOf = asOf
    this.events = new EventReader(db)
  }

  /** One candidate a profile, in the order of import. */
  *all(): Generator<Candidate> {
    for (const profile of allProfiles(this.db)) yield this.candidate(profile)
  }

  /** How many events could trigger the message for a profile. */
  occurrences(profile: number): readonly SampleEvent[] {
    const trigger = triggerOf(this.draft)
    if (trigger === null) return []
    return this.events
      .all(profile, trigger.event, this.asOf)
      .filter(({ properties }) => meetsAll(properties, trigger.where))
  }

  candidate(profile: StoredProfile, options: CandidateOptions = {}): Candidate {
    const trigger = triggerOf(this.draft)
    const event = trigger === null ? null : this.triggering(profile.id, trigger, options)
    const recipient = this.recipient(profile, event ?? null, options)
    if (event === undefined) return { status: 'skipped', recipient, reason: 'no-trigger-event' }
    const { profileWhere } = this.draft
    if (!meetsAll(profile.properties, profileWhere))
      return { status: 'skipped', recipient, reason: 'profile-conditions' }
    return { status: 'ready', recipient }
  }

  private recipient(
    profile: StoredProfile,
    event: SampleEvent | null,
    { placed = false }: CandidateOptions,
  ): Recipient {
    const newest = new Map<string, SampleEvent>()
    for (const name of this.names) {
      const found = this.events.newest(profile.id, name, this.asOf, placed)
      if (found !== undefined) newest.set(name, found)
    }
    const { identity, properties, importedAt } = profile
    return { identity, profile: properties, event, newest, constant: [], items: new Map(), asOf: this.asOf, importedAt }
  }

  private triggering(profile: number, { event, where }: EventMatch, { nth = 1, placed = false }: CandidateOptions) {
    if (where.length === 0 && nth === 1) return this.events.newest(profile, event, this.asOf, placed)
    const fitting = this.events.all(profile, event, this.asOf).filter(({ properties }) => meetsAll(properties, where))
    const found = fitting[nth - 1]
    return found === undefined ? undefined : { ...found, place: { nth, of: fitting.length } }
  }
}

/** The event that triggers the message. Of an inaction it is the action that was done first. */
function triggerOf({ trigger }: Draft): EventMatch | null {
  if (trigger?.kind === 'live-action') return trigger
  return trigger?.kind === 'live-inaction' ? trigger.did : null
}
