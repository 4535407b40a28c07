import type { AudienceRules } from '#shared/audience/rules-of'

/** Returns the events of which every recipient has at least one; null where a profile without any event may be a recipient. */
export function neededEvents({ trigger }: Pick<AudienceRules, 'trigger'>): readonly string[] | null {
  if (trigger === null) return null
  if (trigger.kind === 'live-action') return [trigger.event]
  if (trigger.kind === 'live-inaction') return [trigger.did.event]
  if (trigger.match === 'any') return trigger.did.map(({ event }) => event)
  // who did all of them did the first one
  return trigger.did[0] === undefined ? null : [trigger.did[0].event]
}
