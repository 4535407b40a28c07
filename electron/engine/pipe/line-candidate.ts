import type { Draft } from '#shared/campaign/draft'
import { triggeringEvent } from '#shared/campaign/trigger'
import { identityText } from '#shared/mparticle/from-profile'
import type { Recipient, SampleEvent } from '#shared/sample/recipient'
import { own, type Properties } from '#shared/sample/value'
import type { LineContent } from './read-line.ts'

/** What becomes of a line. Of one that cannot be read nothing is known: its identity is null, and the reason is a sentence. */
export type LineCandidate =
  | { readonly status: 'ready'; readonly recipient: Recipient }
  | { readonly status: 'skipped'; readonly reason: string; readonly identity: string | null }

/**
 * Returns what makes a candidate of a line. The lines decide who is in the audience: conditions are not looked at. But like a campaign
 * it skips those without the triggering event and those without a recommended item.
 *
 * `asOf` is in milliseconds since 1970; later events do not exist. Null: each line's newest event is its clock. A line without
 * events then has no clock, so that its payload has no time, which mParticle sets on receipt. The ids of such a payload are
 * the same every time, so mParticle would take the next campaign's for a repeat: give an as-of.
 */
export function candidateMaker(
  draft: Draft,
  eventNames: ReadonlySet<string>,
  asOf: number | null,
): (content: LineContent) => LineCandidate {
  const trigger = triggeringEvent(draft.trigger)
  const slots = draft.recommendations.map(({ slot }) => slot)
  const identityOf = identityReader(draft)
  return (content) => {
    const { profile, constant, items } = content
    const clock = asOf ?? newestTime(content)
    const events = [...(content.event === null ? [] : [content.event]), ...content.events].filter(
      ({ ts }) => !(ts > clock),
    )
    const identity = identityOf(profile)
    const event = trigger === null ? null : triggering(events, content.event, trigger)
    if (event === undefined) return { status: 'skipped', reason: `no “${trigger ?? ''}” event`, identity }
    const empty = slots.find((slot) => !items.has(slot))
    if (empty !== undefined) return { status: 'skipped', reason: `no item for “${empty}”`, identity }
    const newest = newestOf(events, eventNames)
    return { status: 'ready', recipient: { identity, profile, event, newest, constant, items, asOf: clock } }
  }
}

/** The event that the line gives, or the newest of that name. */
function triggering(events: readonly SampleEvent[], given: SampleEvent | null, name: string): SampleEvent | undefined {
  if (given?.name === name && events[0] === given) return given
  return newestOf(events, new Set([name])).get(name)
}

/** The newest event of each of these names; of two at the same time the later one in the list. */
function newestOf(events: readonly SampleEvent[], names: ReadonlySet<string>): Map<string, SampleEvent> {
  const newest = new Map<string, SampleEvent>()
  if (names.size === 0) return newest
  for (const event of events) {
    if (!names.has(event.name)) continue
    const known = newest.get(event.name)
    if (known === undefined || event.ts >= known.ts) newest.set(event.name, event)
  }
  return newest
}

function newestTime({ event, events }: LineContent): number {
  let newest = event?.ts ?? NaN
  for (const { ts } of events) if (!(ts <= newest)) newest = ts
  return newest
}

/** Returns what reads the id of a recipient: the identity, or else the first of the other properties that has one. */
function identityReader({ payload }: Draft): (profile: Properties) => string {
  const names = [...new Set(['Identity', 'CleverTap ID', ...Object.values(payload.identities)])]
  return (profile) => {
    for (const name of names) {
      const identity = identityText(own(profile, name))
      if (identity !== undefined) return identity
    }
    return ''
  }
}
