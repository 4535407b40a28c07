import { valueTexts } from '#shared/recommend/value-texts'
import { own, type Properties } from '#shared/sample/value'

/** A place on Earth, in degrees: latitude from -90 to 90, longitude from -180 to 180. */
export interface Place {
  readonly latitude: number
  readonly longitude: number
}

/** The mean radius of the Earth, in kilometres. */
const earthRadius = 6371.0088

/** Returns the great-circle distance in kilometres (haversine), right across the 180th meridian and at the poles. */
export function distance(a: Place, b: Place): number {
  const latitudes = radians(b.latitude - a.latitude)
  const longitudes = radians(b.longitude - a.longitude)
  const h =
    Math.sin(latitudes / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(longitudes / 2) ** 2
  return 2 * earthRadius * Math.asin(Math.sqrt(Math.min(1, h)))
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}

/** Returns what two properties say of a place; undefined where one is missing, no number, or not on Earth. Numeric text counts. */
export function placeIn(properties: Properties, latitude: string, longitude: string): Place | undefined {
  const place = { latitude: degrees(properties, latitude), longitude: degrees(properties, longitude) }
  return Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180 ? place : undefined
}

function degrees(properties: Properties, name: string): number {
  const text = valueTexts(own(properties, name))[0]?.trim()
  return text === undefined || text === '' ? NaN : Number(text)
}

/** Returns where a profile was last known to be (CleverTap's `systemProfileData`: https://docs.clevertap.com/docs/webhooks). */
export function placeOfProfile(profile: Properties): Place | undefined {
  return placeIn(profile, 'latitude', 'longitude')
}

/** Returns where an event happened: both spellings of the system properties (https://docs.clevertap.com/docs/events). */
export function placeOfEvent(event: Properties): Place | undefined {
  return placeIn(event, 'CT Latitude', 'CT Longitude') ?? placeIn(event, 'ct_latitude', 'ct_longitude')
}

/**
 * Returns the columns of a location catalog, in any letter case; undefined where it has none
 * (https://docs.clevertap.com/docs/catalog).
 */
export function placeColumns(
  columns: Iterable<string>,
): { readonly latitude: string; readonly longitude: string } | undefined {
  const byName = new Map([...columns].map((name) => [name.toLowerCase(), name]))
  const [latitude, longitude] = [byName.get('latitude'), byName.get('longitude')]
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude }
}
