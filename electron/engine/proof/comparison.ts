import { Difference, type DifferenceRow, type DraftSide } from '#shared/proof/difference'
import type { ProofShape } from '#shared/proof/fold'
import type { Recipient } from '#shared/sample/recipient'
import type { Audience, ProfileRange } from '../audience/audience.ts'
import { atPlace, placeOf } from './place.ts'
import type { ProofDraft } from './proof-draft.ts'

interface Side extends DraftSide {
  readonly identity: string
  /** In cache order, among the candidates of its draft. */
  readonly place: number
  /** What tells the messages of one profile apart. */
  readonly name: string
}

/** One recipient of either draft, by its place among the candidates of that draft. */
export interface ComparedRow {
  readonly before: number | null
  readonly after: number | null
  /** As `Difference.add` returns them. */
  readonly changes: Uint8Array
}

/** Compares the recipients of a draft with those of an older one, profile by profile, while the newer one is walked. */
export class Comparison {
  readonly difference: Difference
  readonly #old: ProofDraft
  readonly #onRow: (row: ComparedRow) => void
  readonly #profiles: Iterator<OldProfile, undefined>
  #next: OldProfile | undefined
  #profile: number | undefined
  #after: Side[] = []

  /** `old` and `audience` are of the older draft, `shape` of the newer one. `onRow` hears of every recipient that was compared. */
  constructor(
    old: ProofDraft,
    audience: Audience,
    shape: ProofShape,
    range: ProfileRange,
    everyOccurrence: boolean,
    onRow: (row: ComparedRow) => void = () => undefined,
  ) {
    this.#onRow = onRow
    this.difference = new Difference(old.shape, shape)
    this.#old = old
    this.#profiles = oldProfiles(audience, range, everyOccurrence)
    this.#next = this.#profiles.next().value
  }

  /** Takes in a recipient of the newer draft, which has this place. `outcomes` may be used again. */
  add(place: number, recipient: Recipient, texts: readonly string[], outcomes: Uint8Array): void {
    this.#turnTo(atPlace(place).profile)
    this.#after.push(sideOf(place, recipient, texts, outcomes.slice()))
  }

  /** Takes in a candidate who is skipped. */
  skip(place: number): void {
    this.#turnTo(atPlace(place).profile)
  }

  /** Compares what is left, and lets go of the cache. */
  end(): void {
    this.#compare()
    this.#profiles.return?.()
  }

  #turnTo(profile: number): void {
    if (profile === this.#profile) return
    this.#compare()
    this.#profile = profile
  }

  #compare(): void {
    if (this.#profile === undefined) return
    const before = this.#oldSides(this.#profile)
    const after = this.#after
    this.#after = []
    this.#profile = undefined
    for (const row of matched(before, after)) {
      const changes = this.difference.add(row)
      this.#onRow({ before: row.before?.place ?? null, after: row.after?.place ?? null, changes })
    }
  }

  #oldSides(profile: number): Side[] {
    while (this.#next !== undefined && this.#next.profile < profile) this.#next = this.#profiles.next().value
    if (this.#next?.profile !== profile) return []
    const { message } = this.#old
    return this.#next.recipients.map(({ place, recipient }) => {
      const outcomes = new Uint8Array(message.tokens.length)
      return sideOf(place, recipient, message.outcomes(recipient, outcomes), outcomes)
    })
  }
}

interface OldProfile {
  readonly profile: number
  readonly recipients: readonly { readonly place: number; readonly recipient: Recipient }[]
}

function* oldProfiles(audience: Audience, range: ProfileRange, every: boolean): Generator<OldProfile, undefined> {
  for (const page of audience.rangeSource(range, every).pages()) {
    for (const { profile, candidates } of page) {
      const recipients = candidates.flatMap(({ status, recipient }, nth) =>
        status === 'ready' ? [{ place: placeOf(profile, nth), recipient }] : [],
      )
      yield { profile, recipients }
    }
  }
}

function sideOf(place: number, recipient: Recipient, texts: readonly string[], outcomes: Uint8Array): Side {
  const { identity, event, constant } = recipient
  return {
    identity,
    place,
    name: `${event?.ts ?? ''} ${event?.name ?? ''} ${JSON.stringify(constant)}`,
    texts,
    outcomes,
  }
}

interface MatchedRow extends DifferenceRow {
  readonly before: Side | null
  readonly after: Side | null
}

/** Matches the messages of one profile: those for the same event and constant values first, and then what is left in order. */
function matched(before: readonly Side[], after: readonly Side[]): MatchedRow[] {
  const left = [...before]
  const take = (fits: (side: Side) => boolean): Side | null => {
    const at = left.findIndex(fits)
    return at < 0 ? null : (left.splice(at, 1)[0] ?? null)
  }
  const named = after.map((side) => ({ side, same: take(({ name }) => name === side.name) }))
  const rows = named.map(({ side, same }): MatchedRow => {
    return { identity: side.identity, before: same ?? take(() => true), after: side }
  })
  return [...rows, ...left.map((side): MatchedRow => ({ identity: side.identity, before: side, after: null }))]
}
