import { own, type Properties } from '#shared/sample/value'
import { attributesIn } from './mparticle-attributes.ts'
import { knownUser } from './mparticle-identities.ts'
import type { ProfileRecord } from './record.ts'
import { exactMoment } from './record-time.ts'

/**
 * An answer of mParticle's Profile API (https://docs.mparticle.com/developers/profile-api/). Its attributes are texts and lists of texts,
 * and stay so. Audiences and attribution are no properties of the user.
 */
export function normaliseMparticleProfile(answer: Properties): ProfileRecord | string {
  const user = knownUser(answer)
  if (typeof user === 'string') return user
  const attributes = attributesIn(answer)
  if (typeof attributes === 'string') return attributes
  const ts = exactMoment(own(answer, 'last_stored_timestamp_ms'), 'last_stored_timestamp_ms')
  if (typeof ts === 'string') return ts
  const { identity, device, alternateIds } = user
  const properties = { ...attributes.properties, ...user.properties }
  return { kind: 'profile', identity, device, alternateIds, ts, properties, changes: attributes.changes }
}
