import type { ProfileDetail, ProfileLine, ProfilePage } from '#shared/sample/profile-page'
import { own, type Properties } from '#shared/sample/value'
import { countEventsOf } from '../store/event-page.ts'
import { identitiesOf } from '../store/identities.ts'
import type { Db } from '../store/db.ts'
import { countProfiles, profileById, profilesFrom, type StoredProfile } from '../store/profiles.ts'
import { searchProfiles } from '../store/search.ts'

/** Returns the profiles whose identity, e-mail, phone or name holds a text, `limit` at most. */
export function foundProfiles(
  db: Db,
  { text, limit }: { readonly text: string; readonly limit: number },
): readonly ProfileLine[] {
  return searchProfiles(db, text, limit).map(profileLine)
}

/** Returns a page of all profiles in the order of import. */
export function profilePage(
  db: Db,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): ProfilePage {
  return { total: countProfiles(db), rows: profilesFrom(db, offset, limit).map(profileLine) }
}

/** Returns a profile with all that is known of it, or null where there is none. */
export function profileDetail(db: Db, { id }: { readonly id: number }): ProfileDetail | null {
  const profile = profileById(db, id)
  if (profile === undefined) return null
  const { identity, anonymous, importedAt, properties } = profile
  const identities = identitiesOf(db, id)
  return { id, identity, anonymous, importedAt, properties, identities, events: countEventsOf(db, id) }
}

function profileLine({ id, identity, anonymous, properties }: StoredProfile): ProfileLine {
  return {
    id,
    identity,
    anonymous,
    name: textOf(properties, 'Name'),
    email: textOf(properties, 'Email'),
    phone: textOf(properties, 'Phone'),
  }
}

/** Returns a property that is a text and not blank, or null. */
export function textOf(properties: Properties, name: string): string | null {
  const value = own(properties, name)
  return typeof value === 'string' && value.trim() !== '' ? value : null
}
