import { failed, ok, type Result } from '#shared/result'
import { isList, isObject, own, put, type Properties, type Value } from '#shared/sample/value'
import { tokenNames } from './token-names.ts'
import { wrongEventName } from './event-name.ts'
import { certainty, type Envelope, type Format } from './format.ts'
import { JsonReader } from './json-reader.ts'
import { wordOf } from '../records/word-of.ts'
import { notAnObject } from './not-an-object.ts'
import type { RecordPart, ProfileRecord, Subject } from './sample-record.ts'
import { momentOf } from './record-time.ts'
import { subjectOf } from './subject.ts'

/** Calls of a webhook campaign (https://docs.clevertap.com/docs/create-message-webhook). */
export const clevertapWebhook: Format = {
  detect: {
    record: (record, envelope) => (isWebhook(record, envelope) ? certainty.likely : certainty.none),
    names: (_has, envelope) => (envelope === 'profiles' ? certainty.likely : certainty.none),
  },
  open: ({ eventName }, sink) => new JsonReader(sink, (record, raw) => normaliseWebhook(record, raw, eventName)),
}

/** Members that no other format has, in small letters. */
const webhookMembers = ['event_properties', 'key_values', 'systemprofiledata', 'all_identities']

function isWebhook(record: Properties, envelope: Envelope): boolean {
  if (envelope === 'd') return false
  const names = new Set(Object.keys(record).map((name) => name.toLowerCase()))
  const isNamed = ['identity', 'objectid', 'email', 'phone'].some((name) => names.has(name))
  return isNamed && (envelope === 'profiles' || webhookMembers.some((name) => names.has(name)))
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
  eventName: string | null,
): Result<readonly RecordPart[], string> {
  const said = anyCase(record)
  const subject = subjectIn(said)
  if (!subject.ok) return subject
  const time = momentOf(said('ts'), null)
  if (!time.ok) return time
  const properties = profileProperties(said)
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
  const { identity, device } = subject.value
  return ok([
    { ...profile, accompaniesEvents: true },
    { kind: 'event', identity, device, name, ts, properties: members, profile: null },
  ])
}

type Said = (name: string) => Value | undefined

/** A member by its name in any letter case, as it is written before all others. */
function anyCase(record: Properties): Said {
  const lower = new Map(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value]))
  return (name) => own(record, name) ?? lower.get(name.toLowerCase())
}

/** Which of the ids a campaign sends along is the user's choice, so an e-mail address or a phone number must do. */
function subjectIn(said: Said): Result<Subject, string> {
  const all = said('all_identities')
  const alternateIds = (isList(all) ? all : []).map(wordOf).filter((id) => id !== null)
  const identity = wordOf(said('identity')) ?? alternateIds[0] ?? null
  const device = wordOf(said('objectId'))
  const instead = device === null ? (wordOf(said('email')) ?? wordOf(said('phone'))) : null
  const subject = subjectOf({ identity: identity ?? instead }, device)
  if (!subject.ok) return subject
  const others = alternateIds.filter((id) => id !== subject.value.identity && id !== device)
  return ok({ ...subject.value, alternateIds: others })
}

/** What CleverTap's own page calls them when it does not know (https://docs.clevertap.com/docs/create-message-webhook). */
const unknownPlace = 'Unknown'

function profileProperties(said: Said): Result<Properties, string> {
  const members = said('profileData') ?? {}
  if (!isObject(members)) return failed(notAnObject('profileData'))
  const system = said('systemProfileData') ?? {}
  if (!isObject(system)) return failed(notAnObject('systemProfileData'))
  const properties: Record<string, Value> = {}
  for (const [name, value] of Object.entries(system)) {
    if (value !== unknownPlace) put(properties, tokenNames.get(name.toLowerCase()) ?? name, value)
  }
  for (const [name, value] of Object.entries(members)) put(properties, name, value)
  for (const name of ['email', 'phone', 'name', 'push_token']) {
    const value = said(name)
    if (value !== undefined) properties[tokenNames.get(name) ?? name] = value
  }
  const identity = wordOf(said('identity'))
  const device = wordOf(said('objectId'))
  if (identity !== null) properties['Identity'] = identity
  if (device !== null) properties['CleverTap ID'] = device
  return ok(properties)
}

function firstWord(record: Properties, names: readonly string[]): string | null {
  return names.map((name) => wordOf(own(record, name))).find((word) => word !== null) ?? null
}
