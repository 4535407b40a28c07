import type { Draft } from '#shared/campaign/draft'
import type { Person } from '#shared/proof/mask'
import { personOf } from '#shared/proof/person-of'
import type { Db } from '../store/db.ts'
import { findProfile } from '../store/profiles.ts'

/** Returns what is personal about each of these users. */
export function peopleNamed(db: Db, draft: Draft, identities: readonly string[]): Person[] {
  return identities.map((identity) => personOf(draft, identity, findProfile(db, identity)?.properties ?? {}))
}
