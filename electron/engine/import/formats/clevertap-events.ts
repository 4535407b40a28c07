import { failed, ok, type Result } from '#shared/result'
import { isObject, own, type Properties, type Value } from '#shared/sample/value'
import { UserError } from '../../files/user-error.ts'
import { addDevice, tokenNames } from './token-names.ts'
import { wrongEventName } from './event-name.ts'
import { wordOf } from '../records/word-of.ts'
import { certainty, type Format, type Has } from './format.ts'
import { JsonReader, type Normalise } from './json-reader.ts'
import { LocalTime } from './local-time.ts'
import { notAnObject } from './not-an-object.ts'
import type { ReaderOptions } from './reader-options.ts'
import type { EventRecord } from './sample-record.ts'
import type { RecordSink } from './reader.ts'
import { momentReader, type ReadMoment } from './record-time.ts'
import { namesSubject, subjectOf, withoutIdentity } from './subject.ts'

/** Downloads of events (https://developer.clevertap.com/docs/get-events-api). */
export const clevertapEvents: Format = {
  detect: {
    record(record) {
      const has = (name: string) => own(record, name) !== undefined
      if (isObject(own(record, 'profile')) && (has('ts') || hasProperties(has))) return certainty.certain
      return hasProperties(has) && namesSubject(record) ? certainty.possible : certainty.none
    },
    names: (has) => (hasProperties(has) ? certainty.likely : certainty.none),
  },
  open: (options, sink) => new JsonReader(sink, eventNormaliser(options, sink)),
}

/** Returns what makes events of the records that downloads and export files hold. Throws a `UserError` for a wrong time zone. */
export function eventNormaliser(
  { eventName, timeZone }: Pick<ReaderOptions, 'eventName' | 'timeZone'>,
  sink: RecordSink,
): Normalise {
  const readMoment = momentReader({ local: new LocalTime(timeZone), sink, hasDigits: true })
  return (record) => eventOf(record, eventName, readMoment)
}

function hasProperties(has: Has): boolean {
  return has('event_props') || has('eventProps')
}

/** The download API, the export files, the upload API and webhooks each spell it differently. */
const propertyMembers = ['event_props', 'eventProps', 'evtData', 'event_properties'] as const
const nameMembers = ['evtName', 'event_name', 'eventName'] as const

const noEventName = 'The download does not say its event’s name. Give it with --event NAME.'

/**
 * Returns an event as downloads (https://developer.clevertap.com/docs/get-events-api) and export files hold it. `eventName` is for
 * records that do not say their own; throws a UserError when neither does.
 */
export function eventOf(
  record: Properties,
  eventName: string | null,
  readMoment: ReadMoment,
): Result<EventRecord, string> {
  const profile = own(record, 'profile') ?? record
  if (!isObject(profile)) return failed(notAnObject('profile'))
  const subject = subjectOf(profile)
  if (!subject.ok) return subject
  const name = firstOf(record, nameMembers, wordOf) ?? eventName
  if (name === null) throw new UserError('import:no-event-name', noEventName)
  const wrong = wrongEventName(name)
  if (wrong !== undefined) return failed(wrong)
  const ts = readMoment(own(record, 'ts'))
  if (!ts.ok) return ts
  const properties = firstOf(record, propertyMembers, (value) => value ?? null) ?? {}
  if (!isObject(properties)) return failed(notAnObject('event_props'))
  const about = profile === record ? null : profileProperties(profile)
  return ok({ kind: 'event', ...subject.value, name, ts: ts.value, properties, profile: about })
}

function firstOf<Found>(
  record: Properties,
  names: readonly string[],
  read: (value: Value | undefined) => Found | null,
): Found | null {
  for (const name of names) {
    const found = read(own(record, name))
    if (found !== null) return found
  }
  return null
}

function profileProperties(profile: Properties): Properties | null {
  const members = own(profile, 'profileData')
  const properties: Record<string, Value> = isObject(members) ? { ...withoutIdentity(members) } : {}
  for (const [from, to] of tokenNames) {
    const value = own(profile, from)
    if (value !== undefined) properties[to] = value
  }
  addDevice(properties, profile)
  const token = wordOf(own(profile, 'push_token'))
  if (token !== null) properties['push_token'] = token
  return Object.keys(properties).length === 0 ? null : properties
}
