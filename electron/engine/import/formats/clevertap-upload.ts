import { failed, ok, type Result } from '#shared/result'
import { isObject, own, type Properties, type Value } from '#shared/sample/value'
import { wrongEventName } from './event-name.ts'
import { certainty, type Format } from './format.ts'
import { JsonReader } from './json-reader.ts'
import { notAnObject } from './not-an-object.ts'
import { wordOf } from '../records/word-of.ts'
import type { EventRecord, ProfileRecord, PropertyChange, RecordPart, SampleRecord, Subject } from './sample-record.ts'
import { LocalTime } from './local-time.ts'
import { momentReader, type ReadMoment } from './record-time.ts'
import { isIdentity, nameSubject, namesSubject, plainSubject, subjectOf, withoutIdentity } from './subject.ts'

/** What the upload API takes (https://developer.clevertap.com/docs/upload-user-profiles-api). */
export const clevertapUpload: Format = {
  detect: {
    record(record, envelope) {
      const has = (name: string) => own(record, name) !== undefined
      const type = own(record, 'type')
      if (type === 'token' && has('tokenData')) return certainty.likely
      if (!namesSubject(record)) return certainty.none
      if (type === 'profile' || type === 'event' || has('evtName')) return certainty.likely
      if (has('event_props') || has('eventProps')) return certainty.none
      const looksDownloaded = ['platformInfo', 'events', 'name', 'email'].some(has)
      const isPlain = envelope === undefined && has('profileData') && !looksDownloaded
      return envelope === 'd' || isPlain ? certainty.possible : certainty.none
    },
    names: (has) =>
      (has('profileData') || has('evtName')) && (has('identity') || has('objectId'))
        ? certainty.possible
        : certainty.none,
  },
  open({ timeZone }, sink) {
    const readMoment = momentReader({ local: new LocalTime(timeZone), sink, hasDigits: false })
    return new JsonReader(sink, (record) => normaliseUpload(record, readMoment))
  },
}

const tokenSkipped = ok([
  {
    kind: 'note',
    code: 'token',
    message: 'Records of push tokens (type “token”) hold no properties and no events; they were left out.',
  },
] as const)

const operators: ReadonlySet<string> = new Set(['$add', '$remove', '$set', '$delete', '$incr', '$decr'])

const noKind =
  'The record is neither a profile (profileData) nor an event (evtName). Add what is missing and import it again.'

/** A record of the upload API (https://developer.clevertap.com/docs/upload-user-profiles-api, …/upload-events-api). */
function normaliseUpload(
  record: Properties,
  readMoment: ReadMoment,
): Result<SampleRecord | readonly RecordPart[], string> {
  const type = own(record, 'type')
  if (type === 'token') return tokenSkipped
  const subject = plainSubject(record) ?? subjectOf(record)
  if (!subject.ok) return subject
  if (type === 'event') return uploadedEvent(record, subject.value, readMoment)
  if (type === 'profile') return uploadedProfile(record, subject.value, readMoment)
  if (type !== undefined && type !== null)
    return failed(
      `There is no type “${(wordOf(type) ?? '…').slice(0, 40)}”: it is profile or event. Correct it and import the record again.`,
    )
  if (Object.hasOwn(record, 'evtName')) return uploadedEvent(record, subject.value, readMoment)
  return Object.hasOwn(record, 'profileData') ? uploadedProfile(record, subject.value, readMoment) : failed(noKind)
}

function uploadedEvent(record: Properties, subject: Subject, readMoment: ReadMoment): Result<EventRecord, string> {
  const name = wordOf(own(record, 'evtName')) ?? ''
  const wrong = wrongEventName(name)
  if (wrong !== undefined) return failed(wrong)
  const ts = readMoment(own(record, 'ts'))
  if (!ts.ok) return ts
  const properties = own(record, 'evtData') ?? {}
  if (!isObject(properties)) return failed(notAnObject('evtData'))
  return ok({ ...subject, kind: 'event', name, ts: ts.value, properties, profile: null })
}

function uploadedProfile(record: Properties, subject: Subject, readMoment: ReadMoment): Result<ProfileRecord, string> {
  const ts = readMoment(own(record, 'ts'))
  if (!ts.ok) return ts
  const members = own(record, 'profileData') ?? {}
  if (!isObject(members)) return failed(notAnObject('profileData'))
  const { changes, hasIdentity } = membersIn(members)
  const whose = hasIdentity ? subjectOf(record) : ok(subject)
  if (!whose.ok) return whose
  const plain = changes.length === 0 ? members : withoutChanges(members)
  // the parsed object is this record's alone, so it can be added to
  const properties = (hasIdentity ? withoutIdentity(plain) : plain) as Record<string, Value>
  nameSubject(properties, whose.value)
  return ok({ ...whose.value, kind: 'profile', ts: ts.value, properties, changes })
}

const noChanges: readonly PropertyChange[] = []

function membersIn(members: Properties): {
  readonly changes: readonly PropertyChange[]
  readonly hasIdentity: boolean
} {
  let changes: PropertyChange[] | undefined
  let hasIdentity = false
  for (const property in members) {
    if (isIdentity(property)) hasIdentity = true
    const value = members[property]
    if (typeof value !== 'object' || !isChange(value)) continue
    changes ??= []
    for (const [operator, operand] of Object.entries(value)) {
      changes.push({ property, operator: operator as PropertyChange['operator'], value: operand })
    }
  }
  return { changes: changes ?? noChanges, hasIdentity }
}

function withoutChanges(members: Properties): Properties {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => !isChange(value)))
}

/** Whether a value is nothing but operators. */
function isChange(value: Value): value is Properties {
  if (!isObject(value)) return false
  const names = Object.keys(value)
  return names.length > 0 && names.every((name) => operators.has(name))
}
