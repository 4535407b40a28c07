import { dateFrom } from '#shared/sample/date'
import { own, type Properties, type Value } from '#shared/sample/value'

/** The profile properties that CleverTap itself knows (https://docs.clevertap.com/docs/user-profiles), by the names that tokens use. */
export const systemProfileProperties = [
  'Name',
  'Email',
  'Phone',
  'Identity',
  'CleverTap ID',
  'Gender',
  'DOB',
  'Age',
  'Timezone',
  'MSG-email',
  'MSG-push',
  'MSG-sms',
  'MSG-whatsapp',
] as const

/** The system properties of events (https://docs.clevertap.com/docs/events). */
export const systemEventProperties = [
  'CT Source',
  'CT App Version',
  'CT Latitude',
  'CT Longitude',
  'CT Session Id',
] as const

/**
 * Returns a profile's property as tokens see it: what the profile holds, or the age that follows from its date of birth at `asOf`
 * (ms).
 */
export function profileProperty(profile: Properties, name: string, asOf: number): Value | undefined {
  const value = own(profile, name)
  return value === undefined && name === 'Age' ? ageAt(own(profile, 'DOB'), asOf) : value
}

/** Whole years, in UTC. */
function ageAt(born: Value | undefined, asOf: number): number | undefined {
  const date = typeof born === 'string' ? dateFrom(born) : undefined
  if (date === undefined) return undefined
  const then = date.kind === 'day' ? Date.UTC(date.year, date.month - 1, date.day) : date.ms
  const [from, to] = [new Date(then), new Date(asOf)]
  const beforeBirthday =
    to.getUTCMonth() < from.getUTCMonth() ||
    (to.getUTCMonth() === from.getUTCMonth() && to.getUTCDate() < from.getUTCDate())
  const years = to.getUTCFullYear() - from.getUTCFullYear() - (beforeBirthday ? 1 : 0)
  return years >= 0 ? years : undefined
}
