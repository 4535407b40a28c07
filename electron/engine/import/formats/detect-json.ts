import { isList, isObject, own, type Properties } from '#shared/sample/value'
import { parseRecord } from '../records/parse-record.ts'
import type { Format } from './record.ts'
import type { RecordHandler } from '../records/record-handler.ts'
import { holdsValuePerLine, JsonSplitter } from '../records/split-json.ts'

/** How records lie in their file. */
export type Container = 'list' | 'envelope' | 'lines' | 'values' | 'rows'

export interface Detected {
  readonly format: Format
  readonly container: Container
}

/** Looks at the first records of a JSON text. Undefined when they are of no format that Galley reads. */
export function detectJson(head: Buffer, whole: boolean): Detected | undefined {
  const first = firstRecords()
  const splitter = new JsonSplitter(first)
  splitter.push(head)
  // an unfinished record at the head's end is among the broken ones, which do not count
  splitter.end()
  const before = head.toString('utf8', 0, first.offset)
  const envelope = /"(d|records?|profiles)"\s*:\s*\[?\s*$/.exec(before)?.[1]
  const format =
    mostCommon(first.values.map((value) => formatOf(value, envelope))) ?? formatByNames(head.toString('utf8'), envelope)
  if (format === undefined) return undefined
  if (envelope !== undefined) return { format, container: 'envelope' }
  if (before.trimEnd().endsWith('[') || head.toString('utf8', 0, 64).trimStart().startsWith('['))
    return { format, container: 'list' }
  return { format, container: holdsValuePerLine(head, whole) ? 'lines' : 'values' }
}

const maxSniffedRecords = 50

/** A handler that keeps the first records, and the place of the first. */
function firstRecords(): RecordHandler & { readonly values: Properties[]; offset: number } {
  const found = {
    values: [] as Properties[],
    offset: 0,
    value(raw: string, _line: number, offset: number): void {
      const value = found.values.length < maxSniffedRecords ? parseRecord(raw) : ''
      if (typeof value === 'string') return
      if (found.values.length === 0) found.offset = offset
      found.values.push(value)
    },
    broken: () => undefined,
    note: () => undefined,
  }
  return found
}

/** Members of an mParticle batch that CleverTap's records do not have. */
const ofBatches = [
  'user_identities',
  'mpid',
  'user_attributes',
  'deleted_user_attributes',
  'source_request_id',
  'batch_id',
]
/** Members of a Profile API answer that a batch does not have. */
const forProfileRange = [
  'device_identities',
  'audience_memberships',
  'last_stored_timestamp_ms',
  'created_timestamp_ms',
]
/** Members of a webhook's profile, in small letters: its page spells them in several cases. */
const ofWebhooks = ['event_properties', 'key_values', 'systemprofiledata', 'all_identities']

/** Tells mParticle's two shapes apart; both have the user's identities. */
function mparticleFormat(record: Properties): Format | undefined {
  const has = (name: string): boolean => own(record, name) !== undefined
  const events = own(record, 'events')
  if (isList(events)) {
    const first = events.find(isObject)
    if (first === undefined ? ofBatches.some(has) : own(first, 'event_type') !== undefined) return 'mparticle-batches'
  }
  if (has('mpid') && forProfileRange.some(has)) return 'mparticle-profiles'
  const identities = own(record, 'user_identities')
  if (isList(identities) && identities.some((one) => isObject(one) && own(one, 'encoding') !== undefined))
    return 'mparticle-profiles'
  return ofBatches.some(has) ? 'mparticle-batches' : undefined
}

function isWebhook(record: Properties, envelope: string | undefined): boolean {
  const names = new Set(Object.keys(record).map((name) => name.toLowerCase()))
  const isNamed = ['identity', 'objectid', 'email', 'phone'].some((name) => names.has(name))
  return isNamed && (envelope === 'profiles' || ofWebhooks.some((name) => names.has(name)))
}

function formatOf(record: Properties, envelope: string | undefined): Format | undefined {
  const has = (name: string): boolean => own(record, name) !== undefined
  if (has('raw') && has('reason') && has('format')) return 'rejects'
  if (isObject(own(record, 'profile')) && (has('ts') || has('event_props') || has('eventProps')))
    return 'clevertap-events'
  const mparticle = envelope === undefined ? mparticleFormat(record) : undefined
  if (mparticle !== undefined) return mparticle
  const named = ['identity', 'objectId', 'FBID', 'GPID'].some(has)
  if (named && has('rank') && has('item')) return 'recommendations'
  const type = own(record, 'type')
  if (named && (type === 'profile' || type === 'event')) return 'clevertap-upload'
  if (has('evtName') && named) return 'clevertap-upload'
  if (envelope !== 'd' && isWebhook(record, envelope)) return 'clevertap-webhook'
  if (has('event_props') || has('eventProps')) return named ? 'clevertap-events' : undefined
  if (envelope === 'd') return named ? 'clevertap-upload' : undefined
  if (has('platformInfo')) return 'clevertap-profiles'
  if (envelope === 'record' || envelope === 'records')
    return named || has('profileData') ? 'clevertap-profiles' : undefined
  if (envelope === 'profiles') return undefined
  if (has('profileData') && named)
    return has('events') || has('name') || has('email') ? 'clevertap-profiles' : 'clevertap-upload'
  return named ? 'clevertap-profiles' : undefined
}

/** The format that most of the records have; undefined when most have none. */
function mostCommon(found: readonly (Format | undefined)[]): Format | undefined {
  const counts = new Map<Format | undefined, number>()
  for (const format of found) counts.set(format, (counts.get(format) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

/** For a head that not even one record fits in: by the names in it. */
function formatByNames(head: string, envelope: string | undefined): Format | undefined {
  const has = (name: string): boolean => head.includes(`"${name}"`)
  if (envelope === undefined && has('event_type') && (has('events') || has('user_identities')))
    return 'mparticle-batches'
  if (envelope === 'profiles') return 'clevertap-webhook'
  if (has('event_props') || has('eventProps')) return 'clevertap-events'
  if (envelope === undefined && has('platformInfo')) return 'clevertap-profiles'
  if ((has('profileData') || has('evtName')) && (has('identity') || has('objectId'))) return 'clevertap-upload'
  return undefined
}
