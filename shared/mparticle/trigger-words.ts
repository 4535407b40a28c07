import type { Condition, Draft, EventMatch, Operand, PastEventMatch, Trigger } from '#shared/campaign/draft'
import { counted } from '#shared/words/numbers'

/** Returns a trigger as CleverTap's “Who” step speaks of it, in one sentence. */
export function triggerWords(trigger: Trigger | null): string {
  if (trigger === null) return 'Everyone who meets the profile conditions, without an event.'
  switch (trigger.kind) {
    case 'live-action':
      return `Live behaviour, action: does ${eventWords(trigger)}.`
    case 'live-inaction':
      return `Live behaviour, inaction: does ${eventWords(trigger.did)}, but not ${eventWords(trigger.didNot)} within ${counted(trigger.withinMinutes, 'minute')}.`
    case 'past-behaviour':
      return `Past behaviour: ${[...didWords(trigger), ...didNotWords(trigger)].join('; ') || 'everyone'}.`
  }
}

function didWords({ did, match }: Extract<Trigger, { kind: 'past-behaviour' }>): string[] {
  if (did.length === 0) return []
  const which = did.length === 1 ? 'did' : match === 'all' ? 'did all of' : 'did any of'
  return [`${which} ${did.map(pastWords).join(', ')}`]
}

function didNotWords({ didNot }: Extract<Trigger, { kind: 'past-behaviour' }>): string[] {
  return didNot.length === 0 ? [] : [`did not do ${didNot.map(pastWords).join(' or ')}`]
}

function pastWords(match: PastEventMatch): string {
  const within = match.withinDays === undefined ? '' : ` in the last ${counted(match.withinDays, 'day')}`
  return `${eventWords(match)}${within}`
}

function eventWords({ event, where }: EventMatch): string {
  return where.length === 0 ? `“${event}”` : `“${event}” where ${conditionsWords(where)}`
}

/** Returns conditions in words; all of them must hold. */
export function conditionsWords(conditions: readonly Condition[]): string {
  return conditions
    .map(({ property, is, value }) => `${property} ${operatorWords[is]}${operandWords(value)}`)
    .join(' and ')
}

const operatorWords: Readonly<Record<Condition['is'], string>> = {
  equals: 'equals',
  'not-equals': 'does not equal',
  contains: 'contains',
  exists: 'exists',
  'not-exists': 'does not exist',
  greater: 'is greater than',
  less: 'is less than',
  before: 'is before',
  after: 'is after',
  'one-of': 'is one of',
}

function operandWords(value: Operand | undefined): string {
  if (value === undefined) return ''
  const values = typeof value === 'object' ? value : [value]
  return ` ${values.map((one) => `“${String(one)}”`).join(', ')}`
}

/** Returns which property of which event an alias holds constant, in words. */
export function constantWords({ constant, aliases }: Pick<Draft, 'constant' | 'aliases'>): string {
  const properties = Object.entries(aliases.find(({ name }) => name === constant)?.properties ?? {})
  const list = properties.map(([event, property]) => `${property} of “${event}”`).join(', ')
  return list === '' ? (constant ?? '') : `${constant ?? ''}: ${list}`
}
