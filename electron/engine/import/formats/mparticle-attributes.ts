import { failed, ok, type Result } from '#shared/result'
import { isList, isObject, own, put, type Properties, type Value } from '#shared/sample/value'
import { tokenNames } from './token-names.ts'
import { wordOf } from '../records/word-of.ts'
import { notAnObject } from './not-an-object.ts'
import type { PropertyChange } from './sample-record.ts'

/** What a record says of its user besides the identities. */
export interface Attributes {
  readonly properties: Record<string, Value>
  readonly changes: readonly PropertyChange[]
}

/**
 * Attributes that mParticle reserves (https://docs.mparticle.com/developers/server/json-reference/) or that CleverTap's feed writes
 * (https://docs.mparticle.com/integrations/clevertap/feed/), and the property of CleverTap's that is the same thing.
 */
const sameAs: ReadonlyMap<string, string> = new Map([
  ['$mobile', 'Phone'],
  ['$age', 'Age'],
  ['$gender', 'Gender'],
  ['ct_name', 'Name'],
  ['ct_gender', 'Gender'],
  ['ct_dob', 'DOB'],
])

/**
 * Returns `user_attributes` as profile properties: by their own names, CleverTap's system properties by those that tokens use. What
 * mParticle or CleverTap's feed names otherwise is there under both names. A null stays a null; what `deleted_user_attributes` names
 * goes.
 */
export function attributesIn(record: Properties): Result<Attributes, string> {
  const members = own(record, 'user_attributes') ?? {}
  if (!isObject(members)) return failed(notAnObject('user_attributes'))
  const deleted = own(record, 'deleted_user_attributes') ?? []
  if (!isList(deleted))
    return failed('deleted_user_attributes must be a list of names, […]. Correct it and import the record again.')
  return ok({ properties: propertiesOf(members), changes: deleted.flatMap(deletions) })
}

function propertiesOf(members: Properties): Record<string, Value> {
  const properties: Record<string, Value> = {}
  for (const [name, value] of Object.entries(members)) put(properties, nameFor(name, members), value)
  for (const [from, to] of sameAs) {
    const value = own(members, from)
    if (value !== undefined && value !== null && !Object.hasOwn(properties, to)) properties[to] = value
  }
  const name = [own(members, '$firstname'), own(members, '$lastname')].map(wordOf).filter((part) => part !== null)
  if (name.length > 0 && !Object.hasOwn(properties, 'Name')) properties['Name'] = name.join(' ')
  return properties
}

/** `email` is `Email`, unless there is an `Email` too. */
function nameFor(name: string, members: Properties): string {
  const token = tokenNames.get(name.toLowerCase())
  return token === undefined || Object.hasOwn(members, token) ? name : token
}

function deletions(named: Value): PropertyChange[] {
  const name = wordOf(named)
  if (name === null) return []
  const names = new Set([name, tokenNames.get(name.toLowerCase()) ?? sameAs.get(name) ?? name])
  return [...names].map((property) => ({ property, operator: '$delete', value: 1 }))
}
