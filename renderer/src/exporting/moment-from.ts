/**
 * Returns the moment (milliseconds since 1970) that a day and a time in UTC name: “2026-06-15 18:30”, with or without seconds, with a
 * space or a T between; not a number where they name none.
 */
export function momentFrom(text: string): number {
  const found = /^(\d{4}-\d\d-\d\d)[T ]\s*(\d\d:\d\d(?::\d\d)?)Z?$/.exec(text.trim())
  if (found === null) return NaN
  const [, day = '', time = ''] = found
  const ms = Date.parse(`${day}T${time}Z`)
  // a day that the month does not have would be one of the next
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day ? NaN : ms
}
