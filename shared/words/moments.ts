const formats = new Map<string, Intl.DateTimeFormat>()

/** Returns a moment (milliseconds since 1970) in a time zone: “29 May 2025, 14:20”. In UTC where the zone is unknown here. */
export function momentText(ms: number, timeZone: string): string {
  return formatOf(timeZone, true).format(ms)
}

/** Returns the day of a moment (milliseconds since 1970) in a time zone: “29 May 2025”. In UTC where the zone is unknown here. */
export function dayText(ms: number, timeZone: string): string {
  return formatOf(timeZone, false).format(ms)
}

/** Returns a moment (milliseconds since 1970) to the second, in UTC: “2025-05-29 14:20:05 UTC”. */
export function utcMoment(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/** Making a format takes longer than anything else of a row, so each is made once. */
function formatOf(timeZone: string, clock: boolean): Intl.DateTimeFormat {
  const key = `${timeZone} ${String(clock)}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = newFormat(timeZone, clock)
  formats.set(key, made)
  return made
}

function newFormat(timeZone: string, clock: boolean): Intl.DateTimeFormat {
  const time = clock ? ({ hour: '2-digit', minute: '2-digit' } as const) : {}
  try {
    return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', ...time, timeZone })
  } catch {
    return newFormat('UTC', clock)
  }
}
