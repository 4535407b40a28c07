import { failed, ok, type Result } from '#shared/result'
import { isList, isObject, own, type Properties, type Value } from '#shared/sample/value'
import { certainty, type Format } from './format.ts'
import { JsonReader } from './json-reader.ts'
import { attributesIn, type Attributes } from './mparticle-attributes.ts'
import { batchEvent } from './mparticle-event.ts'
import { mparticleKind } from './mparticle-kind.ts'
import { knownUser, type KnownUser } from './mparticle-identities.ts'
import type { RecordPart, ProfileRecord } from './sample-record.ts'
import { exactMoment } from './record-time.ts'

/** mParticle's batches (https://docs.mparticle.com/developers/server/json-reference/). */
export const mparticleBatches: Format = {
  detect: {
    record: (record, envelope) =>
      envelope === undefined && mparticleKind(record) === 'batch' ? certainty.likely : certainty.none,
    names: (has, envelope) =>
      envelope === undefined && has('event_type') && (has('events') || has('user_identities'))
        ? certainty.likely
        : certainty.none,
  },
  open: (_options, sink) => new JsonReader(sink, normaliseBatch),
}

/**
 * Reads an mParticle batch, inbound or outgoing (https://docs.mparticle.com/developers/server/json-reference/): its user as a profile, then
 * its events. An event that cannot be used is a reject of its own, as a batch that holds nothing else. An event without a time has
 * the batch's.
 */
function normaliseBatch(batch: Properties): Result<readonly RecordPart[], string> {
  const user = knownUser(batch)
  if (!user.ok) return user
  const attributes = attributesIn(batch)
  if (!attributes.ok) return attributes
  const ts = exactMoment(own(batch, 'timestamp_unixtime_ms'), 'timestamp_unixtime_ms')
  if (!ts.ok) return ts
  const listed = own(batch, 'events') ?? []
  if (!isList(listed)) return failed('events must be a list, […]. Correct it and import the record again.')
  const parts: RecordPart[] = listed.map((event): RecordPart => {
    const said = batchEvent(event)
    if (!said.ok) return { kind: 'reject', raw: batchOf(batch, event), reason: said.error }
    const { identity, device } = user.value
    return { kind: 'event', identity, device, ...said.value, ts: said.value.ts ?? ts.value, profile: null }
  })
  return ok([profileOf(batch, user.value, attributes.value, ts.value, parts), ...parts])
}

function profileOf(
  batch: Properties,
  user: KnownUser,
  { properties, changes }: Attributes,
  ts: number | null,
  parts: readonly RecordPart[],
): ProfileRecord {
  return {
    kind: 'profile',
    identity: user.identity,
    device: user.device,
    alternateIds: user.alternateIds,
    ts: ts ?? newestOf(parts),
    properties: {
      ...free(user.properties, properties),
      ...properties,
      ...system(user.properties),
      ...tokenIn(batch),
    },
    changes,
    accompaniesEvents: parts.some(({ kind }) => kind === 'event'),
  }
}

/** Ids win over attributes of the same name; other identities only stand where no attribute does. */
const systemIds = ['Identity', 'CleverTap ID', 'Email', 'Phone', 'mpid']

function system(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => systemIds.includes(name)))
}

function free(properties: Properties, taken: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !Object.hasOwn(taken, name)))
}

/** The place that mParticle has for a push token. */
function tokenIn(batch: Properties): Properties {
  const about = own(batch, 'device_info')
  const token = isObject(about) ? own(about, 'push_token') : undefined
  return typeof token === 'string' && token !== '' ? { push_token: token } : {}
}

/** A user is as the batch says at its newest event. */
function newestOf(parts: readonly RecordPart[]): number | null {
  let newest: number | null = null
  for (const part of parts) {
    const ts = part.kind === 'event' ? part.ts : null
    if (ts !== null && (newest === null || ts > newest)) newest = ts
  }
  return newest
}

const whose = ['user_identities', 'partner_identities', 'mpid', 'mp_deviceid', 'device_info', 'timestamp_unixtime_ms']

/** The batch with this event alone: its profile is in the cache already. */
function batchOf(batch: Properties, event: Value): string {
  const rest = Object.fromEntries(Object.entries(batch).filter(([name]) => whose.includes(name)))
  return JSON.stringify({ ...rest, events: [event] })
}
