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

/** Names in use that a runtime may know without listing them, because it lists an older name of the same zone. */
const newerNames = [
  ...['Africa/Asmara', 'America/Argentina/Buenos_Aires', 'America/Argentina/Cordoba', 'America/Argentina/Mendoza'],
  ...['America/Atikokan', 'America/Indiana/Indianapolis', 'America/Kentucky/Louisville', 'America/Nuuk'],
  ...['Asia/Ho_Chi_Minh', 'Asia/Kathmandu', 'Asia/Kolkata', 'Asia/Yangon', 'Atlantic/Faroe', 'Europe/Kyiv'],
  ...['Pacific/Chuuk', 'Pacific/Kanton', 'Pacific/Pohnpei'],
]

/** Returns the names of all time zones that this runtime knows, in alphabetical order after UTC. Takes a while the first time. */
export function timeZoneNames(): readonly string[] {
  const others = [...Intl.supportedValuesOf('timeZone'), ...newerNames.filter(isTimeZone)]
  return [...new Set(['UTC', ...others.sort()])]
}
