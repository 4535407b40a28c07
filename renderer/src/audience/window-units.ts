export type WindowUnit = 'minutes' | 'hours' | 'days'

/** How many minutes there are in each. */
export const minutesIn: Readonly<Record<WindowUnit, number>> = { minutes: 1, hours: 60, days: 1440 }

/** Returns the largest unit that a time is a whole number of. */
export function unitOf(minutes: number): WindowUnit {
  if (minutes > 0 && minutes % minutesIn.days === 0) return 'days'
  return minutes > 0 && minutes % minutesIn.hours === 0 ? 'hours' : 'minutes'
}
