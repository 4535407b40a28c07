import type { Draft } from '#shared/campaign/draft'
import { triggeringEvent } from '#shared/campaign/trigger'
import { identityText } from '#shared/mparticle/from-profile'
import { failed, ok, type Result } from '#shared/result'
import type { Recipient, SampleEvent } from '#shared/sample/recipient'
import { own, type Properties } from '#shared/sample/value'
import type { LineContent } from './read-line.ts'

/** Why the message would not go to this recipient. */
export interface Skipped {
  readonly skipped: string
  readonly identity: string
}

/**
 * Makes recipients of lines. Who is in the audience is for those to say who write the lines: conditions are not looked at.
 * But like a campaign it skips those without the triggering event and those without a recommended item.
 *
 * `asOf` is in milliseconds since 1970; later events do not exist. Null: each line's newest event is its clock. A line without
 * events then has no clock, so that its payload has no time, which mParticle sets on receipt. The ids of such a payload are
 * the same every time, so mParticle would take the next campaign's for a repeat: give an as-of.
 */
export function recipientMaker(
  draft: Draft,
  eventNames: ReadonlySet<string>,
  asOf: number | null,
): (content: LineContent) => Result<Recipient, Skipped> {
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
    if (event === undefined) return failed({ skipped: `no “${trigger ?? ''}” event`, identity })
    const empty = slots.find((slot) => !items.has(slot))
    if (empty !== undefined) return failed({ skipped: `no item for “${empty}”`, identity })
    return ok({ identity, profile, event, newest: newestOf(events, eventNames), constant, items, asOf: clock })
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

/** What tells recipients apart: the identity, or else the first of the other properties that can. */
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
