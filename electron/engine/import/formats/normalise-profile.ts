import { isList, isObject, own, type Properties, put, type Value } from '#shared/sample/value'
import { addDevice, tokenNames } from './downloaded-names.ts'
import type { LocalTime } from './local-time.ts'
import { notAnObject } from './normalise-upload.ts'
import type { ProfileRecord } from './record.ts'
import { momentOf, wrongTime } from './record-time.ts'
import { subjectOf } from './subject.ts'

/** Members that are no properties: ids, the lists that hold properties, and counts of events. */
const notProperties: ReadonlySet<string> = new Set([
  'identity',
  'objectId',
  'profileData',
  'platformInfo',
  'events',
  'ts',
])

/**
 * A profile as downloads hold it (https://developer.clevertap.com/docs/get-user-profiles-api): members of `profileData` as they are,
 * CleverTap's own by the names that tokens use, and the first device's. A record without `profileData` holds its properties itself.
 */
export function normaliseProfile(record: Properties, local: LocalTime): ProfileRecord | string {
  const device = firstDevice(record)
  const subject = subjectOf(record, own(record, 'objectId') ?? (device === null ? undefined : own(device, 'objectId')))
  if (typeof subject === 'string') return subject
  const ts = momentOf(own(record, 'ts'), local)
  if (ts === undefined) return wrongTime(own(record, 'ts'))
  const members = own(record, 'profileData') ?? {}
  if (!isObject(members)) return notAnObject('profileData')
  const properties: Record<string, Value> = { ...members }
  for (const [name, value] of Object.entries(record)) {
    if (!notProperties.has(name)) put(properties, tokenNames.get(name) ?? name, value)
  }
  if (device !== null) addDevice(properties, device)
  if (subject.identity !== null) properties['Identity'] = subject.identity
  if (subject.device !== null) properties['CleverTap ID'] = subject.device
  return { kind: 'profile', identity: subject.identity, device: subject.device, ts, properties, changes: [] }
}

function firstDevice(record: Properties): Properties | null {
  const devices = own(record, 'platformInfo')
  const first = isList(devices) ? devices[0] : devices
  return isObject(first) ? first : null
}
