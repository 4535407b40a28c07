import type { SkippedRow } from '#shared/proof/fold'
import type { Recipient } from '#shared/sample/recipient'
import type { Value } from '#shared/sample/value'
import type { ProfileCandidates } from '../../audience/candidate.ts'
import type { ReasonCounts } from '../../pass/reason-counts.ts'
import { placeOf } from '../place.ts'
import { type Column, packed, valueAt } from './column.ts'

/** Candidates of one page as their places: the profile's id and which of its candidates it is, from 0. */
interface Places {
  readonly length: number
  /** Counted from the page's first profile. */
  readonly profiles: Column
  readonly nths: Column
}

/** Who gets the message among some hundred profiles, and who does not, in a few bytes for each. */
export interface DecidedPage {
  /** The ids of the first and the last profile, and how many there are. */
  readonly first: number
  readonly last: number
  readonly profiles: number
  readonly recipients: Places
  /** By recipient, the id of its event, or 0; null where none has one. */
  readonly events: Column | null
  /** By recipient; null where the draft holds nothing constant. */
  readonly constants: readonly (readonly Value[])[] | null
  readonly skipped: Places & { readonly reasons: Column }
  /** Of each reason the first one. */
  readonly firstSkipped: readonly SkippedRow[]
}

/** Returns the id of the profile of a row, and which of its candidates it is, from 0. */
export function profileAt({ first }: DecidedPage, { profiles, nths }: Places, row: number) {
  return { profile: first + valueAt(profiles, row), nth: valueAt(nths, row) }
}

/** Returns the place of a row in cache order. */
export function placeAt({ first }: DecidedPage, { profiles, nths }: Places, row: number): number {
  return placeOf(first + valueAt(profiles, row), valueAt(nths, row))
}

interface Decided {
  readonly page: DecidedPage
  readonly recipients: readonly Recipient[]
}

/** Returns what was decided about a page of profiles. Counts those that are skipped in `reasons`. */
export function decidedPage(
  outcomes: readonly ProfileCandidates[],
  reasons: ReasonCounts,
  constantsOf: (constant: readonly Value[]) => readonly Value[],
): Decided {
  const first = outcomes[0]?.profile ?? 0
  const ready = { profiles: [] as number[], nths: [] as number[], events: [] as number[] }
  const skipped = { profiles: [] as number[], nths: [] as number[], reasons: [] as number[] }
  const recipients: Recipient[] = []
  const firsts = new Map<string, SkippedRow>()
  for (const { profile, candidates } of outcomes) {
    for (const [nth, candidate] of candidates.entries()) {
      const { status, recipient } = candidate
      const into = status === 'ready' ? ready : skipped
      into.profiles.push(profile - first)
      into.nths.push(nth)
      if (status === 'ready') {
        recipients.push(recipient)
        ready.events.push(candidate.event ?? 0)
        continue
      }
      const { reason } = candidate
      skipped.reasons.push(reasons.add(reason))
      if (!firsts.has(reason))
        firsts.set(reason, { position: placeOf(profile, nth), identity: recipient.identity, reason })
    }
  }
  const hasConstants = recipients.some(({ constant }) => constant.length > 0)
  const page = {
    first,
    last: outcomes.at(-1)?.profile ?? first,
    profiles: outcomes.length,
    recipients: placesOf(ready),
    events: ready.events.some((id) => id > 0) ? packed(ready.events) : null,
    constants: hasConstants ? recipients.map(({ constant }) => constantsOf(constant)) : null,
    skipped: { ...placesOf(skipped), reasons: packed(skipped.reasons) },
    firstSkipped: [...firsts.values()],
  }
  return { page, recipients }
}

function placesOf({ profiles, nths }: { readonly profiles: number[]; readonly nths: number[] }): Places {
  return { length: profiles.length, profiles: packed(profiles), nths: packed(nths) }
}
