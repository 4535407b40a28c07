import { isList, isObject, own, type Properties } from '#shared/sample/value'

/** Members of an mParticle batch that CleverTap's records do not have. */
const batchMembers = [
  'user_identities',
  'mpid',
  'user_attributes',
  'deleted_user_attributes',
  'source_request_id',
  'batch_id',
]

/** Members of a Profile API answer that a batch does not have. */
const answerMembers = ['device_identities', 'audience_memberships', 'last_stored_timestamp_ms', 'created_timestamp_ms']

/** Tells mParticle's two shapes apart, which both hold the user's identities. Undefined for a record that is neither. */
export function mparticleKind(record: Properties): 'batch' | 'profile' | undefined {
  const has = (name: string): boolean => own(record, name) !== undefined
  const events = own(record, 'events')
  if (isList(events)) {
    const first = events.find(isObject)
    if (first === undefined ? batchMembers.some(has) : own(first, 'event_type') !== undefined) return 'batch'
  }
  if (has('mpid') && answerMembers.some(has)) return 'profile'
  const identities = own(record, 'user_identities')
  if (isList(identities) && identities.some((one) => isObject(one) && own(one, 'encoding') !== undefined))
    return 'profile'
  return batchMembers.some(has) ? 'batch' : undefined
}
