import { DateTime } from 'luxon'
import { wrongUsage } from './command-error.ts'

/** An ISO 8601 moment, in milliseconds since 1970; without an offset it is read in the draft's time zone. */
export function momentFrom(text: string, timeZone: string): number {
  const moment = DateTime.fromISO(text, { zone: timeZone })
  if (!moment.isValid) throw wrongUsage(`--as-of takes a moment such as 2026-06-15T18:30:00Z; “${text}” is none.`)
  return moment.toMillis()
}
