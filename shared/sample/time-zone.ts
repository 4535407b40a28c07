/** Returns whether this runtime knows the time zone's name. */
export function isTimeZone(name: string): boolean {
  // loading the names of all zones takes a while
  if (name === 'UTC') return true
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return true
  } catch {
    return false
  }
}
