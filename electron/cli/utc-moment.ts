const spelling = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{3})?Z$/

/**
 * Returns a moment of UTC such as 2026-06-15T18:30:00Z in milliseconds since 1970; undefined for every other spelling, which takes the
 * library for dates.
 */
export function utcMoment(text: string): number | undefined {
  const seconds = spelling.exec(text)?.[1]
  const ms = Date.parse(text)
  if (seconds === undefined || Number.isNaN(ms)) return undefined
  // Date.parse takes the 30th of February
  return new Date(ms).toISOString().startsWith(seconds) ? ms : undefined
}
