import type { FoundRecipient } from '#shared/recipients/found-recipient'
import { everySkipWord, isNoItemReason } from '#shared/recommend/no-item'
import { plainRecipient } from '#shared/sample/recipient-json'
import { chooseProfile } from '../audience/choose-profile.ts'
import { Audience } from '../audience/audience.ts'
import { defaultAsOf } from '../store/observed-schema.ts'
import type { Db } from '../store/db.ts'
import { textOf } from './profiles.ts'
import type { RecipientQuestion } from './questions.ts'

const maxOccurrences = 100

/** Returns the user that a question chooses, with what could trigger the message; null where the cache has no profile. */
export function findRecipient(
  db: Db,
  { events, choice, nth, asOf, ...rules }: RecipientQuestion,
): FoundRecipient | null {
  const clock = asOf ?? defaultAsOf(db)
  const audience = new Audience(db, rules, { events: new Set(events) }, clock, { counting: 'elsewhere' })
  const profile = chooseProfile(db, audience, choice)
  if (profile === undefined) return null
  const qualified = audience.occurrences(profile)
  // after a change of the draft there may be fewer than there were
  const shown = Math.min(nth, Math.max(1, qualified.length))
  const candidate = audience.candidate(profile, { nth: shown, placed: true })
  const occurrences = qualified.filter(({ event }) => event !== null)
  return {
    profile: profile.id,
    name: textOf(profile.properties, 'Name'),
    recipient: plainRecipient(candidate.recipient),
    status: candidate.status,
    reason: candidate.status === 'skipped' ? everySkipWord[candidate.reason] : null,
    reasonCode: candidate.status === 'skipped' ? candidate.reason : null,
    why: candidate.status === 'skipped' ? audience.why(profile) : null,
    occurrences: occurrences
      .slice(0, maxOccurrences)
      .map(({ event, constant }, i) => ({ nth: i + 1, ts: event?.ts ?? 0, constant: constant[0] ?? null })),
    occurrenceCount: occurrences.length,
    nth: shown,
    emptySlot: candidate.status === 'skipped' ? candidate.slot : null,
    emptyReason: candidate.status === 'skipped' && isNoItemReason(candidate.reason) ? candidate.reason : null,
    counting: audience.countingSlots,
  }
}
