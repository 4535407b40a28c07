type Parts = 'day' | 'clock' | 'zoned'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Returns a moment (milliseconds since 1970) in a time zone: “29 May 2025, 14:20”. In UTC where the zone is unknown here. */
export function momentText(ms: number, timeZone: string): string {
  return formatOf(timeZone, 'clock').format(ms)
}

/** Returns a moment (milliseconds since 1970) in a time zone, with the zone: “29 May 2025, 14:20 CEST”. In UTC where it is unknown. */
export function zonedText(ms: number, timeZone: string): string {
  return formatOf(timeZone, 'zoned').format(ms)
}

/** Returns the day of a moment (milliseconds since 1970) in a time zone: “29 May 2025”. In UTC where the zone is unknown here. */
export function dayText(ms: number, timeZone: string): string {
  return formatOf(timeZone, 'day').format(ms)
}

/** Returns a moment (milliseconds since 1970) to the second, in UTC: “2025-05-29 14:20:05 UTC”. */
export function utcMoment(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/** Making a format takes longer than anything else of a row, so each is made once. */
function formatOf(timeZone: string, parts: Parts): Intl.DateTimeFormat {
  const key = `${timeZone} ${parts}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = newFormat(timeZone, parts)
  formats.set(key, made)
  return made
}

function newFormat(timeZone: string, parts: Parts): Intl.DateTimeFormat {
  const time = parts === 'day' ? {} : ({ hour: '2-digit', minute: '2-digit' } as const)
  const zone = parts === 'zoned' ? ({ timeZoneName: 'short' } as const) : {}
  try {
    return new Intl.DateTimeFormat('en-GB', {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      ...time,
      ...zone,
      timeZone,
    })
  } catch {
    return newFormat('UTC', parts)
  }
}
