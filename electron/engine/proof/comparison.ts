import { Difference, type DifferenceRow, type DraftSide } from '#shared/proof/difference'
import type { ProofShape } from '#shared/proof/fold'
import type { Recipient } from '#shared/sample/recipient'
import type { Audience, ProfileRange } from '../audience/audience.ts'
import type { ProofDraft } from './proof-draft.ts'

interface Side extends DraftSide {
  readonly identity: string
  /** What tells the messages of one profile apart. */
  readonly name: string
}

/** Compares the recipients of a draft with those of an older one, profile by profile, while the newer one is walked. */
export class Comparison {
  readonly difference: Difference
  readonly #old: ProofDraft
  readonly #profiles: Iterator<OldProfile, undefined>
  #next: OldProfile | undefined
  #profile: number | undefined
  #after: Side[] = []

  /** `old` and `audience` are of the older draft, `shape` of the newer one. */
  constructor(old: ProofDraft, audience: Audience, shape: ProofShape, range: ProfileRange, everyOccurrence: boolean) {
    this.difference = new Difference(old.shape, shape)
    this.#old = old
    this.#profiles = oldProfiles(audience, range, everyOccurrence)
    this.#next = this.#profiles.next().value
  }

  /** Takes in a candidate of the newer draft; null for one who is skipped. `outcomes` may be used again. */
  add(profile: number, recipient: Recipient | null, texts: readonly string[], outcomes: Uint8Array): void {
    if (profile !== this.#profile) {
      this.#compare()
      this.#profile = profile
    }
    if (recipient !== null) this.#after.push(sideOf(recipient, texts, outcomes.slice()))
  }

  /** Compares what is left, and lets go of the cache. */
  end(): void {
    this.#compare()
    this.#profiles.return?.()
  }

  #compare(): void {
    if (this.#profile === undefined) return
    const before = this.#oldSides(this.#profile)
    const after = this.#after
    this.#after = []
    this.#profile = undefined
    for (const row of matched(before, after)) this.difference.add(row)
  }

  #oldSides(profile: number): Side[] {
    while (this.#next !== undefined && this.#next.profile < profile) this.#next = this.#profiles.next().value
    if (this.#next?.profile !== profile) return []
    const { message } = this.#old
    return this.#next.recipients.map((recipient) => {
      const outcomes = new Uint8Array(message.tokens.length)
      return sideOf(recipient, message.outcomes(recipient, outcomes), outcomes)
    })
  }
}

interface OldProfile {
  readonly profile: number
  readonly recipients: readonly Recipient[]
}

function* oldProfiles(audience: Audience, range: ProfileRange, every: boolean): Generator<OldProfile, undefined> {
  for (const page of audience.rangeSource(range, every).pages()) {
    for (const { profile, candidates } of page) {
      const recipients = candidates.flatMap(({ status, recipient }) => (status === 'ready' ? [recipient] : []))
      yield { profile, recipients }
    }
  }
}

function sideOf(recipient: Recipient, texts: readonly string[], outcomes: Uint8Array): Side {
  const { identity, event, constant } = recipient
  return { identity, name: `${event?.ts ?? ''} ${event?.name ?? ''} ${JSON.stringify(constant)}`, texts, outcomes }
}

/** Matches the messages of one profile: those for the same event and constant values first, and then what is left in order. */
function matched(before: readonly Side[], after: readonly Side[]): DifferenceRow[] {
  const left = [...before]
  const take = (fits: (side: Side) => boolean): Side | null => {
    const at = left.findIndex(fits)
    return at < 0 ? null : (left.splice(at, 1)[0] ?? null)
  }
  const named = after.map((side) => ({ side, same: take(({ name }) => name === side.name) }))
  const rows = named.map(({ side, same }): DifferenceRow => {
    return { identity: side.identity, before: same ?? take(() => true), after: side }
  })
  return [...rows, ...left.map((side): DifferenceRow => ({ identity: side.identity, before: side, after: null }))]
}
