import { failed, ok, type Result } from '#shared/result'
import { isObject, own, put, type Properties, type Value } from '#shared/sample/value'
import { tokenNames } from './token-names.ts'
import { wrongEventName } from './event-name.ts'
import { certainty, type Envelope, type Format } from './format.ts'
import { JsonReader } from './json-reader.ts'
import { wordOf } from '../records/word-of.ts'
import { notAnObject } from './not-an-object.ts'
import type { RecordPart, ProfileRecord, Subject } from './sample-record.ts'
import { LocalTime } from './local-time.ts'
import { momentReader, type ReadMoment } from './record-time.ts'
import { nameSubject, subjectOf, withoutIdentity } from './subject.ts'

/** Calls of a webhook campaign (https://docs.clevertap.com/docs/create-message-webhook). */
export const clevertapWebhook: Format = {
  detect: {
    record: (record, envelope) => (isWebhook(record, envelope) ? certainty.likely : certainty.none),
    names: (_has, envelope) => (envelope === 'profiles' ? certainty.likely : certainty.none),
  },
  open({ eventName, timeZone }, sink) {
    const readMoment = momentReader({ local: new LocalTime(timeZone), sink, hasDigits: false })
    return new JsonReader(sink, (record, raw) => normaliseWebhook(record, raw, { eventName, readMoment }))
  },
}

/** Members that no other format has, in small letters. */
const webhookMembers = ['event_properties', 'key_values', 'systemprofiledata']

function isWebhook(record: Properties, envelope: Envelope): boolean {
  if (envelope === 'd' || (envelope !== 'profiles' && isDownload(record))) return false
  const names = new Set(Object.keys(record).map((name) => name.toLowerCase()))
  const isNamed = ['identity', 'objectid', 'email', 'phone'].some((name) => names.has(name))
  if (!isNamed) return false
  if (envelope === 'profiles' || webhookMembers.some((name) => names.has(name))) return true
  return envelope === undefined && names.has('all_identities')
}

/** The downloads name all identities too, and are told by what calls do not have. */
function isDownload(record: Properties): boolean {
  return ['platformInfo', 'events', 'event_props', 'eventProps', 'profile', 'evtName', 'type'].some((name) =>
    Object.hasOwn(record, name),
  )
}

const nameMembers = ['evtName', 'event_name', 'eventName'] as const

const noEventName =
  'The record holds event_properties, but not the name of their event. ' +
  'Give it with --event NAME, or as “event_name”, and import it again.'

/**
 * Reads a profile of a webhook campaign's call (https://docs.clevertap.com/docs/create-message-webhook), whose members its page spells in
 * several letter cases. `profileData` and what CleverTap itself says of the user are the profile's properties; `event_properties` are those
 * of the event that started the campaign, which the call does not name: `eventName` does. `key_values` are the message's own
 * pairs and `session_props` the session's: neither is a property of the user, and both are left out.
 */
function normaliseWebhook(
  record: Properties,
  raw: string,
  { eventName, readMoment }: { readonly eventName: string | null; readonly readMoment: ReadMoment },
): Result<readonly RecordPart[], string> {
  const said = anyCase(record)
  const subject = subjectOf(record)
  if (!subject.ok) return subject
  const time = readMoment(said('ts'))
  if (!time.ok) return time
  const properties = profileProperties(said, subject.value)
  if (!properties.ok) return properties
  const ts = time.value
  const profile: ProfileRecord = { kind: 'profile', ...subject.value, ts, properties: properties.value, changes: [] }
  const name = firstWord(record, nameMembers) ?? eventName
  const members = said('event_properties') ?? {}
  if (!isObject(members)) return failed(notAnObject('event_properties'))
  const isThere = Object.keys(members).length > 0 || (said('event_properties') !== undefined && name !== null)
  if (!isThere) return ok([profile])
  const reason = name === null ? noEventName : wrongEventName(name)
  if (reason !== undefined || name === null)
    return ok([profile, { kind: 'reject', raw, reason: reason ?? noEventName }])
  return ok([
    { ...profile, accompaniesEvents: true },
    { kind: 'event', ...subject.value, name, ts, properties: members, profile: null },
  ])
}

type Said = (name: string) => Value | undefined

/** A member by its name in any letter case, as it is written before all others. */
function anyCase(record: Properties): Said {
  const lower = new Map(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value]))
  return (name) => own(record, name) ?? lower.get(name.toLowerCase())
}

/** What CleverTap's own page calls them when it does not know (https://docs.clevertap.com/docs/create-message-webhook). */
const unknownPlace = 'Unknown'

function profileProperties(said: Said, subject: Subject): Result<Properties, string> {
  const members = said('profileData') ?? {}
  if (!isObject(members)) return failed(notAnObject('profileData'))
  const system = said('systemProfileData') ?? {}
  if (!isObject(system)) return failed(notAnObject('systemProfileData'))
  const properties: Record<string, Value> = {}
  for (const [name, value] of Object.entries(system)) {
    if (value !== unknownPlace) put(properties, tokenNames.get(name.toLowerCase()) ?? name, value)
  }
  for (const [name, value] of Object.entries(withoutIdentity(members))) put(properties, name, value)
  for (const name of ['email', 'phone', 'name', 'push_token']) {
    const value = said(name)
    if (value !== undefined) properties[tokenNames.get(name) ?? name] = value
  }
  nameSubject(properties, subject)
  return ok(properties)
}

function firstWord(record: Properties, names: readonly string[]): string | null {
  return names.map((name) => wordOf(own(record, name))).find((word) => word !== null) ?? null
}
