import type { Moment, Unmet, Why } from '#shared/audience/explain'
import { wantedWords } from '#shared/audience/operator-words'
import { counted } from '#shared/words/numbers'

/** Writes a moment (milliseconds since 1970) as people read it. */
export type MomentText = (ms: number) => string

/** Returns why a profile does not get the message, as a sentence that names the condition or the event. */
export function whyWords(why: Why, moment: MomentText): string {
  switch (why.reason) {
    case 'profile-conditions':
      return `${unmetWords(why)}.`
    case 'no-trigger-event':
      if (why.name === '') return 'The trigger is not finished: choose the event that users did.'
      return why.closest === null
        ? `No “${why.name}” at or before as-of.`
        : `${momentWords(why.closest, moment)} does not count: ${unmetWords(why.closest)}.`
    case 'waiting':
      return `Waiting: ${momentWords(why.event, moment)}, and “${why.didNot}” may still come until ${moment(why.until)}.`
    case 'stopped':
      return `Did “${why.by.name}” ${spanWords(why.by.ts - why.event.ts)} after “${why.event.name}”${heldWords(why)}.`
    case 'no-constant-value':
      return noValueWords(why, moment)
    case 'did-not-do':
      return didNotDoWords(why, moment)
    case 'did-excluded':
      return `Did “${why.by.name}”, ${moment(why.by.ts)}${heldWords(why)}.`
  }
}

function momentWords({ name, ts }: Moment, moment: MomentText): string {
  return `“${name}”, ${moment(ts)}`
}

function unmetWords({ condition, value }: Unmet): string {
  const has = value === null ? 'is not there' : value === '' ? 'is an empty text' : `is “${value}”`
  return `${condition.property} ${has}, and the condition wants that it ${wantedWords(condition)}`
}

function heldWords({ alias, value }: { readonly alias: string | null; readonly value: string | null }): string {
  return alias === null || value === null ? '' : `, with ${alias} = ${value}`
}

function noValueWords({ event, alias, property }: Extract<Why, { reason: 'no-constant-value' }>, moment: MomentText) {
  if (event === null) return `The events have no value of “${alias}” that counts.`
  if (property === null) return `The alias “${alias}” names no property of “${event.name}”.`
  return `${momentWords(event, moment)} has no ${property}, which “${alias}” is taken from.`
}

function didNotDoWords({ match, missing, closest }: Extract<Why, { reason: 'did-not-do' }>, moment: MomentText) {
  const names = missing.map(({ event, withinDays }) =>
    withinDays === null ? `“${event}”` : `“${event}” in the last ${counted(withinDays, 'day')}`,
  )
  if (missing.some(({ event }) => event === '')) return 'The trigger is not finished: choose the event that users did.'
  if (names.length === 0) return 'The trigger asks for no event that could have a value.'
  const which = `No ${names.join(match === 'all' ? ' and no ' : ', and no ')} at or before as-of`
  if (closest === null) return `${which}.`
  const { unmet } = closest
  return `${which}; the newest, ${moment(closest.ts)}, ${unmet === null ? 'is too old' : `does not count: ${unmetWords(unmet)}`}.`
}

/** How long something took: “40 minutes”. Nothing under a second. */
function spanWords(ms: number): string {
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return counted(seconds, 'second')
  if (seconds < 7200) return counted(Math.round(seconds / 60), 'minute')
  if (seconds < 172_800) return counted(Math.round(seconds / 3600), 'hour')
  return counted(Math.round(seconds / 86_400), 'day')
}
