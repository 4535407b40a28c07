const date = { day: 'numeric', month: 'short', year: 'numeric' } as const
const clock = { hour: '2-digit', minute: '2-digit' } as const
const seconds = { ...clock, second: '2-digit' } as const
const zone = { timeZoneName: 'short' } as const

const options = {
  day: date,
  clock: { ...date, ...clock },
  zoned: { ...date, ...clock, ...zone },
  seconds,
  zonedSeconds: { ...seconds, ...zone },
}
type Parts = keyof typeof options

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

/** Returns the time of day of a moment (milliseconds since 1970): “14:20:05”. In UTC where the zone is unknown here. */
export function secondsText(ms: number, timeZone: string): string {
  return formatOf(timeZone, 'seconds').format(ms)
}

/** Returns the time of day of a moment (milliseconds since 1970), with the zone: “14:20:05 CEST”. In UTC where it is unknown. */
export function zonedSecondsText(ms: number, timeZone: string): string {
  return formatOf(timeZone, 'zonedSeconds').format(ms)
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
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options[parts], timeZone })
  } catch {
    return newFormat('UTC', parts)
  }
}
