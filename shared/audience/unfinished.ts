import { takesValue } from '#shared/audience/operator-words'
import type { Condition, Draft, EventMatch } from '#shared/campaign/draft'

/** Returns what is still missing from who gets a draft's message, a sentence each, in the order of the trigger; none when it is whole. */
export function unfinished({ trigger, profileWhere }: Pick<Draft, 'trigger' | 'profileWhere'>): readonly string[] {
  return [
    ...(trigger === null ? [] : triggerGaps(trigger)),
    ...profileWhere.flatMap((condition) => conditionGaps(condition, 'the profile')),
  ]
}

function triggerGaps(trigger: NonNullable<Draft['trigger']>): readonly string[] {
  switch (trigger.kind) {
    case 'live-action':
      return matchGaps(trigger, 'Choose the event that users do.')
    case 'live-inaction':
      return [
        ...matchGaps(trigger.did, 'Choose the event that users did.'),
        ...matchGaps(trigger.didNot, 'Choose the event that users did not do.'),
      ]
    case 'past-behaviour':
      return [
        ...(trigger.did.length + trigger.didNot.length === 0 ? ['Add an event that users did, or did not do.'] : []),
        ...trigger.did.flatMap((match) => matchGaps(match, 'Choose the event that users did.')),
        ...trigger.didNot.flatMap((match) => matchGaps(match, 'Choose the event that users did not do.')),
      ]
  }
}

function matchGaps({ event, where }: EventMatch, ask: string): readonly string[] {
  return event.trim() === '' ? [ask] : where.flatMap((condition) => conditionGaps(condition, `“${event}”`))
}

function conditionGaps({ property, is, value }: Condition, of: string): readonly string[] {
  if (property.trim() === '') return [`Choose the property of ${of} that a condition is on.`]
  const isOpen = takesValue(is) && (value === undefined || (Array.isArray(value) ? value.length === 0 : value === ''))
  return isOpen ? [`Say what ${property} of ${of} is compared with.`] : []
}
