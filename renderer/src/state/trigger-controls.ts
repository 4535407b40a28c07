import type { Draft } from '#shared/campaign/draft'
import { matchesOf } from '#shared/campaign/trigger'
import type { DraftDiagnostic } from '#shared/check/diagnostic'

/** A control of the trigger panel: `match-0` is the first event of the trigger. */
export type TriggerControl = 'kind' | 'window' | 'profile' | 'constant' | 'alias' | `match-${number}`

/** Returns the control that a problem belongs to; undefined for one that is not about who gets the message. */
export function controlOf({ code, message, place }: DraftDiagnostic, { trigger }: Draft): TriggerControl | undefined {
  if (place.pair !== null) return undefined
  if (place.part === 'profileWhere') return 'profile'
  if (place.part === 'aliases') return 'alias'
  if (place.part === 'constant') return 'constant'
  if (place.part !== 'trigger') return undefined
  if (code.startsWith('window-') && trigger?.kind === 'live-inaction') return 'window'
  const matches = matchesOf(trigger)
  const named = matches.findLastIndex(({ event }) =>
    event === '' ? message.includes('no name') : message.includes(`“${event}”`),
  )
  return matches.length === 0 ? 'kind' : `match-${Math.max(0, named)}`
}

/** Returns the slot that a problem is about, null where it is about all of them; undefined for one about something else. */
export function slotOf({ message, place }: DraftDiagnostic, { recommendations }: Draft): string | null | undefined {
  if (place.pair !== null || place.part !== 'recommendations') return undefined
  return recommendations.find(({ slot }) => message.includes(`“${slot}”`))?.slot ?? null
}
