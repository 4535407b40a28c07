import type { EventMatch, Trigger } from '#shared/campaign/draft'

/** A past-behaviour campaign carries at most this many constant values: https://docs.clevertap.com/docs/constant-property */
export const maxConstants = 5

/** Returns the name of the event that triggers the message, of an inaction the action that was done; null where there is none. */
export function triggeringEvent(trigger: Trigger | null): string | null {
  if (trigger?.kind === 'live-action') return trigger.event
  return trigger?.kind === 'live-inaction' ? trigger.did.event : null
}

/** Returns every event that a trigger names, with its conditions; those that were done before those that were not. */
export function matchesOf(trigger: Trigger | null): readonly EventMatch[] {
  if (trigger === null) return []
  if (trigger.kind === 'live-action') return [trigger]
  return trigger.kind === 'live-inaction' ? [trigger.did, trigger.didNot] : [...trigger.did, ...trigger.didNot]
}

/** Returns the trigger with each of its events changed. */
export function mapMatches(trigger: Trigger, change: <Match extends EventMatch>(match: Match) => Match): Trigger {
  if (trigger.kind === 'live-action') return change(trigger)
  if (trigger.kind === 'live-inaction') return { ...trigger, did: change(trigger.did), didNot: change(trigger.didNot) }
  return {
    ...trigger,
    did: trigger.did.map((match) => change(match)),
    didNot: trigger.didNot.map((match) => change(match)),
  }
}
