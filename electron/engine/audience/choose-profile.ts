import type { Db } from '../store/db.ts'
import { findProfile, profileById, profilesFrom, randomProfile, type StoredProfile } from '../store/profiles.ts'
import { mapCache } from '../store/map-cache.ts'
import type { Audience } from './audience.ts'

/** Which profile to look at: a certain one, or the recipient that comes next. Ids are those of the cache's profiles. */
export type RecipientChoice =
  | { readonly kind: 'first' }
  | { readonly kind: 'profile'; readonly id: number }
  | { readonly kind: 'identity'; readonly identity: string }
  | { readonly kind: 'next' | 'previous'; readonly id: number }
  | { readonly kind: 'random'; readonly seed: number }

/**
 * Returns the profile that a choice comes to; undefined where there is none. Everything but a certain profile looks for one that gets the
 * message, on from where it is and then around, and falls back to one that does not.
 */
export function chooseProfile(db: Db, audience: Audience, choice: RecipientChoice): StoredProfile | undefined {
  switch (choice.kind) {
    case 'profile':
      return profileById(db, choice.id)
    case 'identity':
      return findProfile(db, choice.identity)
    case 'next':
      return (
        firstReady(db, audience, audience.possible(choice.id)) ??
        firstReady(db, audience, audience.possible(0)) ??
        profileById(db, choice.id)
      )
    case 'previous':
      return (
        firstReady(db, audience, audience.possible(choice.id, true)) ??
        firstReady(db, audience, audience.possible(Infinity, true)) ??
        profileById(db, choice.id)
      )
    case 'random': {
      const start = randomProfile(db, choice.seed)
      if (start === undefined) return undefined
      return (
        firstReady(db, audience, audience.possible(start.id - 1)) ??
        firstReady(db, audience, audience.possible(0)) ??
        start
      )
    }
    case 'first':
      return firstReady(db, audience, audience.possible(0)) ?? profilesFrom(db, 0, 1)[0]
  }
}

function firstReady(db: Db, audience: Audience, pages: Iterable<readonly StoredProfile[]>): StoredProfile | undefined {
  let looked = 0
  try {
    for (const page of pages) {
      const found = audience.firstReady(page)
      if (found !== undefined) return found
      if (++looked === 1) mapCache(db, true)
    }
    return undefined
  } finally {
    if (looked > 0) mapCache(db, false)
  }
}
