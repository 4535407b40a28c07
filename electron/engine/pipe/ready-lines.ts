import type { Draft } from '#shared/campaign/draft'
import { triggeringEvent } from '#shared/campaign/trigger'
import type { Value } from '#shared/sample/value'
import { newestAmong } from '../decide/newest-among.ts'
import { eventsOfLine } from './line-events.ts'
import { type LineVerdict, single, wrong } from './line-verdict.ts'
import type { LineContent } from './read-line.ts'

/**
 * Returns what makes a recipient of a line that was decided elsewhere: it names the event that triggers the message and the constant
 * values. Conditions are not looked at. But like a campaign it skips those without the triggering event, without a constant value and
 * without a recommended item; and a line that leaves the decision to its events is an error, for nothing here makes it.
 *
 * `asOf` is in milliseconds since 1970; later events do not exist. Null: the line's own clock, or else its newest event. A line
 * without either has no clock, so that its payload has no time, which mParticle sets on receipt. The ids of such a payload are
 * the same every time, so mParticle would take the next campaign's for a repeat: give an as-of.
 */
export function readyLines(
  draft: Draft,
  eventNames: ReadonlySet<string>,
  asOf: number | null,
): (content: LineContent) => LineVerdict {
  const trigger = triggeringEvent(draft.trigger)
  const needsConstant = draft.constant !== null && draft.trigger !== null && draft.trigger.kind !== 'live-action'
  const slots = draft.recommendations.map(({ slot }) => slot)
  const names = [...eventNames]
  return (content) => {
    const { identity, profile, constant, items } = content
    const clock = asOf ?? content.asOf ?? newestTime(content)
    const skipped = (reason: string, slot: string | null = null) =>
      single({ status: 'skipped', identity, reason, slot })
    const given = content.event ?? null
    const event = given !== null && given.name === trigger && !(given.ts > clock) ? given : null
    if (trigger !== null && event === null) {
      const hasSome = content.events.some(({ name, ts }) => name === trigger && !(ts > clock))
      return hasSome ? undecided(`no “event” that triggers the message`, identity) : skipped('no-trigger-event')
    }
    if (draft.trigger?.kind === 'past-behaviour' && content.event === undefined && content.events.length > 0) {
      return undecided('“events”, and no “event”: null to say that they are decided', identity)
    }
    if (needsConstant && constant === undefined) return undecided('no “constant”', identity)
    if (needsConstant && constant?.length === 0) return skipped('no-constant-value')
    const empty = slots.find((slot) => items?.has(slot) !== true)
    if (empty !== undefined) return skipped('no-item', empty)
    const eventsOf = eventsOfLine(given === null ? content.events : [given, ...content.events], clock)
    const recipient = {
      ...{ identity, profile, asOf: clock, newest: newestAmong(names, eventsOf) },
      ...{ event, constant: constant ?? noValues, items: items ?? noItems },
    }
    return single({ status: 'ready', recipient })
  }
}

const noValues: readonly Value[] = []
const noItems: NonNullable<LineContent['items']> = new Map()

function undecided(what: string, identity: string): LineVerdict {
  const sentence = `This line has ${what}. Use --decide to have its events decide, or send what galley recipients --lines writes.`
  return wrong('undecided', sentence, identity)
}

function newestTime({ event, events }: LineContent): number {
  let newest = event?.ts ?? NaN
  for (const { ts } of events) if (!(ts <= newest)) newest = ts
  return newest
}
