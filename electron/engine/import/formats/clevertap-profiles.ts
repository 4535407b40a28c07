import { failed, ok, type Result } from '#shared/result'
import { isList, isObject, own, put, type Properties, type Value } from '#shared/sample/value'
import { addDevice, tokenNames } from './token-names.ts'
import { certainty, type Format } from './format.ts'
import { LocalTime } from './local-time.ts'
import { JsonReader } from './json-reader.ts'
import { notAnObject } from './not-an-object.ts'
import type { ProfileRecord } from './sample-record.ts'
import { momentReader, type ReadMoment } from './record-time.ts'
import { nameSubject, namesSubject, subjectOf, withoutIdentity } from './subject.ts'

/** Downloads of profiles (https://developer.clevertap.com/docs/get-user-profiles-api). */
export const clevertapProfiles: Format = {
  detect: {
    record(record, envelope) {
      const has = (name: string) => own(record, name) !== undefined
      if (envelope === 'd' || has('event_props') || has('eventProps')) return certainty.none
      if (has('platformInfo')) return certainty.possible
      if (envelope === 'profiles') return certainty.none
      const isDownloaded = envelope !== undefined && has('profileData')
      return isDownloaded || namesSubject(record) ? certainty.possible : certainty.none
    },
    names: (has, envelope) => (envelope === undefined && has('platformInfo') ? certainty.likely : certainty.none),
  },
  open({ timeZone }, sink) {
    const readMoment = momentReader({ local: new LocalTime(timeZone), sink, hasDigits: true })
    return new JsonReader(sink, (record) => normaliseProfile(record, readMoment))
  },
}

/** Members that are no properties, in small letters: ids, the lists that hold properties, and counts of events. */
const notProperties: ReadonlySet<string> = new Set([
  'identity',
  'all_identities',
  'objectid',
  'profiledata',
  'platforminfo',
  'events',
  'ts',
])

/**
 * Reads a profile as downloads hold it (https://developer.clevertap.com/docs/get-user-profiles-api): members of `profileData` as they are,
 * CleverTap's own by the names that tokens use, and the first device's. A record without `profileData` holds its properties itself.
 */
function normaliseProfile(record: Properties, readMoment: ReadMoment): Result<ProfileRecord, string> {
  const device = firstDevice(record)
  const subject = subjectOf(record)
  if (!subject.ok) return subject
  const ts = readMoment(own(record, 'ts'))
  if (!ts.ok) return ts
  const members = own(record, 'profileData') ?? {}
  if (!isObject(members)) return failed(notAnObject('profileData'))
  const properties: Record<string, Value> = { ...withoutIdentity(members) }
  for (const [name, value] of Object.entries(record)) {
    if (!notProperties.has(name.toLowerCase())) put(properties, tokenNames.get(name) ?? name, value)
  }
  if (device !== null) addDevice(properties, device)
  nameSubject(properties, subject.value)
  return ok({ kind: 'profile', ...subject.value, ts: ts.value, properties, changes: [] })
}

function firstDevice(record: Properties): Properties | null {
  const devices = own(record, 'platformInfo')
  const first = isList(devices) ? devices[0] : devices
  return isObject(first) ? first : null
}
