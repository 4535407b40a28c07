import { ok, type Result } from '#shared/result'
import { own, type Properties } from '#shared/sample/value'
import { certainty, type Format } from './format.ts'
import { JsonReader } from './json-reader.ts'
import { attributesIn } from './mparticle-attributes.ts'
import { mparticleKind } from './mparticle-kind.ts'
import { knownUser } from './mparticle-identities.ts'
import type { ProfileRecord } from './sample-record.ts'
import { exactMoment } from './record-time.ts'

/** What mParticle's Profile API returns (https://docs.mparticle.com/developers/profile-api/). */
export const mparticleProfiles: Format = {
  detect: {
    record: (record, envelope) =>
      envelope === undefined && mparticleKind(record) === 'profile' ? certainty.likely : certainty.none,
  },
  open: (_options, sink) => new JsonReader(sink, normaliseMparticleProfile),
}

/**
 * Reads an answer of mParticle's Profile API (https://docs.mparticle.com/developers/profile-api/). Its attributes are texts and lists
 * of texts, and stay so. Audiences and attribution are no properties of the user.
 */
function normaliseMparticleProfile(answer: Properties): Result<ProfileRecord, string> {
  const user = knownUser(answer)
  if (!user.ok) return user
  const attributes = attributesIn(answer)
  if (!attributes.ok) return attributes
  const ts = exactMoment(own(answer, 'last_stored_timestamp_ms'), 'last_stored_timestamp_ms')
  if (!ts.ok) return ts
  const { identity, device, alternateIds } = user.value
  const properties = { ...attributes.value.properties, ...user.value.properties }
  const { changes } = attributes.value
  return ok({ kind: 'profile', identity, device, alternateIds, ts: ts.value, properties, changes })
}
