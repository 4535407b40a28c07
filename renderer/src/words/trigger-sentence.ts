import { operandTexts, operatorWords, takesValue } from '#shared/audience/operator-words'
import type { Condition, Draft, EventMatch } from '#shared/campaign/draft'
import { counted } from '#shared/words/numbers'

/** A piece of the sentence; `name` for what the draft itself calls so. */
export interface SentencePart {
  readonly text: string
  readonly name: boolean
}

/** Returns who gets the message, as a sentence. */
export function triggerSentence({ trigger, profileWhere, constant }: Draft): readonly SentencePart[] {
  const users = profileWhere.length === 0 ? [word('Users')] : [word('Users whose '), ...conditionsParts(profileWhere)]
  const same = constant === null ? [] : [word(', with the same '), name(constant)]
  if (trigger === null) {
    return profileWhere.length === 0 ? [word('Everybody, without an event')] : [...users, word(', without an event')]
  }
  switch (trigger.kind) {
    case 'live-action':
      return [...users, word(' who do '), ...eventParts(trigger)]
    case 'live-inaction':
      return [
        ...[...users, word(' who did '), ...eventParts(trigger.did)],
        ...[word(' and did not do '), ...eventParts(trigger.didNot)],
        ...[word(' within '), name(minutesText(trigger.withinMinutes)), ...same],
      ]
    case 'past-behaviour': {
      const did = joined(trigger.did.map(pastParts), trigger.match === 'all' ? ' and ' : ' or ')
      const didNot = joined(trigger.didNot.map(pastParts), ' or ')
      return [
        ...[...users, word(' who did '), ...(did.length === 0 ? [word('anything')] : did)],
        ...(didNot.length === 0 ? [] : [word(' and did not do '), ...didNot]),
        ...same,
      ]
    }
  }
}

function word(text: string): SentencePart {
  return { text, name: false }
}

function name(text: string): SentencePart {
  return { text: text === '' ? '…' : text, name: true }
}

function joined(parts: readonly (readonly SentencePart[])[], between: string): readonly SentencePart[] {
  return parts.flatMap((part, i) => (i === 0 ? part : [word(between), ...part]))
}

function eventParts({ event, where }: EventMatch): readonly SentencePart[] {
  return where.length === 0 ? [name(event)] : [name(event), word(' whose '), ...conditionsParts(where)]
}

function pastParts(match: EventMatch & { readonly withinDays?: number | undefined }): readonly SentencePart[] {
  const days = match.withinDays === undefined ? [] : [word(' in the last '), name(counted(match.withinDays, 'day'))]
  return [...eventParts(match), ...days]
}

function conditionsParts(conditions: readonly Condition[]): readonly SentencePart[] {
  const parts = conditions.map(({ property, is, value }) => [
    ...[name(property), word(` ${operatorWords[is]}`)],
    ...(takesValue(is) ? [word(' '), name(operandTexts(value).join(', '))] : []),
  ])
  return joined(parts, ' and ')
}

function minutesText(minutes: number): string {
  if (minutes % 1440 === 0 && minutes > 0) return counted(minutes / 1440, 'day')
  return minutes % 60 === 0 && minutes > 0 ? counted(minutes / 60, 'hour') : counted(minutes, 'minute')
}
