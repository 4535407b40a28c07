import { isTimeZone } from '#shared/sample/time-zone'

const formats = new Map<string, Intl.DateTimeFormat>()

/** A moment for people, such as “29 May 2025, 14:20”. A time zone that is not known here counts as UTC. */
export function momentText(ms: number, timeZone: string): string {
  return formatOf(timeZone, true).format(ms)
}

/** A moment's day, such as “29 May 2025”. */
export function dayText(ms: number, timeZone: string): string {
  return formatOf(timeZone, false).format(ms)
}

/** Making a format takes longer than anything else of a row. */
function formatOf(timeZone: string, clock: boolean): Intl.DateTimeFormat {
  const key = `${timeZone} ${clock}`
  const kept = formats.get(key)
  if (kept !== undefined) return kept
  const time = clock ? ({ hour: '2-digit', minute: '2-digit' } as const) : {}
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC'
  const made = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...time,
    timeZone: zone,
  })
  formats.set(key, made)
  return made
}
