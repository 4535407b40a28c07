/** More candidates than this of one profile have the place of the last one. */
const maxPerProfile = 2 ** 21

/** Returns the place of a candidate in cache order, from its profile's id and which of the profile's candidates it is, from 0. */
export function placeOf(profile: number, nth: number): number {
  return profile * maxPerProfile + Math.min(nth, maxPerProfile - 1)
}

/** Returns what a place was made of. */
export function atPlace(place: number): { readonly profile: number; readonly nth: number } {
  return { profile: Math.floor(place / maxPerProfile), nth: place % maxPerProfile }
}
