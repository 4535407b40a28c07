import { ExactNumber, numberText } from '#shared/json/exact-number'
import { maskedProperties, type Person } from '#shared/proof/mask'
import type { Draft } from '#shared/campaign/draft'
import { isList, own, type Properties, type Value } from '#shared/sample/value'

/** Returns what a report of a draft masks of a user with these properties. */
export function personOf({ payload }: Pick<Draft, 'payload'>, identity: string, known: Properties): Person {
  const values = maskedProperties(payload.identities).flatMap((property) =>
    textsIn(own(known, property)).map((text) => [property, text] as const),
  )
  return { identity, values }
}

function textsIn(value: Value | undefined): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number' || value instanceof ExactNumber) return [numberText(value)]
  return isList(value) ? value.flatMap(textsIn) : []
}
