import type { CensusRow } from '#shared/recipients/census'
import type { Item } from '#shared/sample/recipient'
import { own, type Properties } from '#shared/sample/value'
import type { Audience } from '../audience/audience.ts'
import type { StoredProfile } from '../store/profiles.ts'

/** What a row shows: the profile at one of its qualifying occurrences, counted from 1, and why it is skipped, or null. */
interface About {
  readonly profile: StoredProfile
  readonly nth: number
  readonly reason: string | null
}

/** Returns a user as the window lists it. */
export function censusRow(audience: Audience, { profile, nth, reason }: About): CensusRow {
  const candidate = audience.candidate(profile, { nth })
  const { recipient } = candidate
  const { name, ts } = recipient.event ?? {}
  const isSkipped = reason !== null
  return {
    profile: profile.id,
    nth,
    identity: profile.identity,
    name: nameOf(profile.properties),
    event: name === undefined || ts === undefined ? null : { name, ts },
    constant: isSkipped ? [] : recipient.constant,
    items: isSkipped ? [] : [...recipient.items].map(([slot, item]) => ({ slot, name: nameOfItem(item) })),
    emptySlot: isSkipped && candidate.status === 'skipped' ? candidate.slot : null,
    reason,
    why: isSkipped ? audience.why(profile) : null,
  }
}

function nameOfItem({ id, columns }: Item): string {
  return nameOf(columns) ?? id
}

function nameOf(properties: Properties): string | null {
  const name = own(properties, 'Name')
  return typeof name === 'string' && name.trim() !== '' ? name : null
}
