import type { Draft } from '#shared/campaign/draft'
import { ExactNumber, numberText } from '#shared/json/exact-number'
import { maskedProperties, type Person } from '#shared/proof/mask'
import { isList, own, type Value } from '#shared/sample/value'
import type { Db } from '../store/open-store.ts'
import { findProfile } from '../store/profiles.ts'

/** Returns what is personal about each of these users. */
export function peopleNamed(db: Db, { payload }: Draft, identities: readonly string[]): Person[] {
  const properties = maskedProperties(payload.identities)
  return identities.map((identity) => {
    const known = findProfile(db, identity)?.properties ?? {}
    const values = properties.flatMap((property) =>
      textsIn(own(known, property)).map((text) => [property, text] as const),
    )
    return { identity, values }
  })
}

function textsIn(value: Value | undefined): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number' || value instanceof ExactNumber) return [numberText(value)]
  return isList(value) ? value.flatMap(textsIn) : []
}
