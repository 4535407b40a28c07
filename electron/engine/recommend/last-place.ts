import { parseJson } from '#shared/json/exact-number'
import { type Place, placeOfEvent, placeOfProfile } from '#shared/recommend/place'
import type { Properties } from '#shared/sample/value'
import type { Db } from '../store/open-store.ts'
import type { StoredProfile } from '../store/profiles.ts'

/** Finds where profiles were last known to be: what the profile says, or else its newest event with a place, at or before as-of (ms). */
export function lastPlaces(db: Db, asOf: number): (profile: StoredProfile) => Place | undefined {
  const events = db
    .prepare<[number, number], string>(
      `SELECT properties FROM event WHERE profile = ? AND ts <= ? AND properties LIKE '%latitude"%' ORDER BY ts DESC, id DESC`,
    )
    .pluck()
  return (profile) => {
    const said = placeOfProfile(profile.properties)
    if (said !== undefined) return said
    for (const properties of events.iterate(profile.id, asOf)) {
      const place = placeOfEvent(parseJson(properties) as Properties)
      if (place !== undefined) return place
    }
    return undefined
  }
}
