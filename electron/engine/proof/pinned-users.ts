import type { Draft } from '#shared/campaign/draft'
import { keptOf } from '#shared/proof/expectations/keep'
import { asOfPin, type Kept, type Pin, type PinOutcome } from '#shared/proof/expectations/pin'
import { occurrenceOf, outcomeFor, resolveKept } from '#shared/proof/expectations/resolve-pin'
import { compile, type Message } from '#shared/resolve/compile'
import { Audience } from '../audience/audience.ts'
import type { Candidate } from '../audience/candidate.ts'
import { ProfileEvents } from '../audience/profile-events.ts'
import type { Db } from '../store/db.ts'
import { findProfile } from '../store/profiles.ts'

/** Finds out what a draft's pinned users get: those that keep their properties from these, the others from the cache. */
export class PinnedUsers {
  readonly #db: Db | null
  readonly #draft: Draft
  readonly #message: Message
  /** By their clocks. */
  readonly #audiences = new Map<number, Audience>()

  /** `db` is null where there are no samples. */
  constructor(db: Db | null, draft: Draft) {
    this.#db = db
    this.#draft = draft
    this.#message = compile(draft)
  }

  /** Returns what the user of a pin gets now; null for one that is not known. */
  outcome(pin: Pin): PinOutcome | null {
    const draft = this.#draft
    const message = this.#message
    if (pin.keeps !== undefined) return resolveKept({ draft, message }, pin)
    const candidate = this.#candidate(pin)
    if (candidate === null) return null
    return this.#outcome(pin, candidate)
  }

  /**
   * Returns a pin of a user of the cache at the newest occurrence that qualifies, with what the user gets now; null for one that is not
   * known. `asOf` is in milliseconds since 1970; `keep`: with the properties that the draft uses.
   */
  pin(identity: string, asOf: number, keep: boolean): Pin | null {
    const blank: Pin = { identity, asOf: new Date(asOf).toISOString() }
    const candidate = this.#candidate(blank)
    if (candidate === null) return null
    const { event, constant } = candidate.recipient
    return {
      ...blank,
      identity: candidate.recipient.identity,
      event: event === null ? null : { name: event.name, ts: event.ts },
      ...(constant.length === 0 ? {} : { constant }),
      ...this.#outcome(blank, candidate),
      ...(keep ? { keeps: this.#keptOf(blank, candidate) } : {}),
    }
  }

  /** Returns a pin with the properties that the draft uses, and otherwise as it is; null for a user that is not known. */
  kept(pin: Pin): (Pin & { readonly keeps: Kept }) | null {
    if (pin.keeps !== undefined) return { ...pin, keeps: pin.keeps }
    const candidate = this.#candidate(pin)
    return candidate === null ? null : { ...pin, keeps: this.#keptOf(pin, candidate) }
  }

  #outcome(pin: Pin, candidate: Candidate): PinOutcome {
    return candidate.status === 'skipped'
      ? { skipped: candidate.reason }
      : outcomeFor(this.#message, pin, candidate.recipient)
  }

  #keptOf(pin: Pin, candidate: Candidate): Kept {
    const { recipient, profile } = candidate
    if (this.#db === null) throw new Error('There is no cache.')
    const events = new ProfileEvents(this.#db, this.#draft, this.#message.events, asOfPin(pin))
    const noItem =
      candidate.status === 'skipped' && candidate.slot !== null
        ? { slot: candidate.slot, reason: candidate.reason }
        : null
    return keptOf(this.#draft, { recipient, eventsOf: events.of(profile.id), noItem })
  }

  #candidate(pin: Pin): Candidate | null {
    const profile = this.#db === null ? undefined : findProfile(this.#db, pin.identity)
    const audience = this.#audience(asOfPin(pin))
    if (profile === undefined || audience === null) return null
    return audience.candidate(profile, { nth: occurrenceOf(pin, audience.occurrences(profile)) + 1 })
  }

  #audience(asOf: number): Audience | null {
    if (this.#db === null) return null
    const known = this.#audiences.get(asOf)
    if (known !== undefined) return known
    const audience = new Audience(this.#db, this.#draft, this.#message, asOf)
    audience.prepare()
    this.#audiences.set(asOf, audience)
    return audience
  }
}
