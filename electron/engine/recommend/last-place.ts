import { parseJson } from '#shared/json/exact-number'
import { type Place, placeOfEvent, placeOfProfile } from '#shared/recommend/place'
import type { Properties } from '#shared/sample/value'
import type { Db } from '../store/db.ts'
import { placeReader } from '../store/places.ts'
import type { StoredProfile } from '../store/profiles.ts'

/**
 * Returns a function that finds where a profile was last known to be: what the profile says, or else its newest event with a place, at
 * or before as-of (ms).
 */
export function lastPlaces(db: Db, asOf: number): (profile: StoredProfile) => Place | undefined {
  const eventsOf = placeReader(db, asOf)
  return (profile) => {
    const said = placeOfProfile(profile.properties)
    if (said !== undefined) return said
    for (const properties of eventsOf(profile.id)) {
      const place = placeOfEvent(parseJson(properties) as Properties)
      if (place !== undefined) return place
    }
    return undefined
  }
}
