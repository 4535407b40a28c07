/** Every time zone that this system knows. */
export const zoneOptions = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].map((id) => ({ id }))
