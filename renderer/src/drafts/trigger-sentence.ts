import type { Condition, Draft, EventMatch } from '#shared/campaign/draft'

/** Who gets the message, as a sentence. */
export function triggerSentence({ trigger, profileWhere, constant }: Draft): string {
  const users = profileWhere.length === 0 ? 'users' : `users with ${conditionsText(profileWhere)}`
  const holding = constant === null ? '' : `, holding ${constant} constant`
  if (trigger === null) return `All ${users}, without an event`
  switch (trigger.kind) {
    case 'live-action':
      return `${capital(users)} who do ${eventText(trigger)}`
    case 'live-inaction':
      return `${capital(users)} who did ${eventText(trigger.did)} and did not do ${eventText(trigger.didNot)} within ${minutesText(trigger.withinMinutes)}${holding}`
    case 'past-behaviour': {
      const did = trigger.did.map(pastText).join(trigger.match === 'all' ? ' and ' : ' or ')
      const didNot = trigger.didNot.map(pastText).join(' or ')
      return `${capital(users)} who did ${did || 'anything'}${didNot === '' ? '' : ` and did not do ${didNot}`}${holding}`
    }
  }
}

function eventText({ event, where }: EventMatch): string {
  return where.length === 0 ? event : `${event} with ${conditionsText(where)}`
}

function pastText(match: EventMatch & { readonly withinDays?: number | undefined }): string {
  return match.withinDays === undefined
    ? eventText(match)
    : `${eventText(match)} in the last ${String(match.withinDays)} days`
}

function conditionsText(conditions: readonly Condition[]): string {
  return conditions
    .map(
      ({ property, is, value }) =>
        `${property} ${is.replaceAll('-', ' ')}${value === undefined ? '' : ` ${String(value)}`}`,
    )
    .join(' and ')
}

function minutesText(minutes: number): string {
  if (minutes % 1440 === 0 && minutes > 0) return plural(minutes / 1440, 'day')
  return minutes % 60 === 0 && minutes > 0 ? plural(minutes / 60, 'hour') : plural(minutes, 'minute')
}

function plural(n: number, noun: string): string {
  return `${String(n)} ${noun}${n === 1 ? '' : 's'}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
