import { identityTypes } from '#shared/campaign/mparticle-names'
import { failed, ok, type Result } from '#shared/result'
import { isList, isObject, own, type Properties, type Value } from '#shared/sample/value'
import { wordOf } from '../records/word-of.ts'
import { notAnObject } from './not-an-object.ts'
import type { Subject } from './sample-record.ts'
import { isWordForNothing, isNoDevice } from '#shared/sample/identity-words'
import { wrongId } from './subject.ts'

/** Whose data it is, with what the identities say as profile properties. */
export interface KnownUser extends Subject {
  readonly alternateIds: readonly string[]
  readonly properties: Properties
}

/**
 * The types that can be a customer's own id, the best first: the customer id, then what CleverTap's connection to mParticle can
 * be told to use instead (https://docs.mparticle.com/integrations/clevertap/event/), then the rest.
 */
const bestFirst: readonly string[] = [
  ...new Set(['customer_id', 'email', 'facebook', 'google', 'mobile_number', ...identityTypes]),
]

/** Profile properties that CleverTap has a name for. */
const systemNames: ReadonlyMap<string, string> = new Map([
  ['customer_id', 'Identity'],
  ['email', 'Email'],
  ['mobile_number', 'Phone'],
])

const spelledOtherwise = new Map(identityTypes.map((type) => [squeezed(type), type as string]))

const noUser =
  'The record does not say whose it is. Give it user_identities, an mpid or a device id and import it again.'

/**
 * Returns whose record it is: by `user_identities`, which inbound batches have as an object, outgoing ones and the Profile API as a list
 * (https://docs.mparticle.com/developers/server/json-reference/), by the mpid, or by a device. Those of mParticle and of a device
 * alone make an anonymous profile. Further ids are kept under `type:value`, so that no customer id equals one; an
 * e-mail address, an mpid and a CleverTap ID stand for themselves. A sentence when there is no id, or one that cannot be.
 */
export function knownUser(record: Properties): Result<KnownUser, string> {
  const listed = own(record, 'user_identities') ?? {}
  const identities = isList(listed) ? fromList(listed) : isObject(listed) ? fromObject(listed) : undefined
  if (identities === undefined) return failed(notAnObject('user_identities'))
  const mpid = mpidOf(own(record, 'mpid'))
  const partner = own(record, 'partner_identities')
  const cleverTapId = isObject(partner) ? wordOf(own(partner, 'CleverTap_User_ID')) : null
  const devices = deviceIds(record)
  const type = bestFirst.find((name) => identities.has(name) && canBe(name, identities.get(name)))
  const identity = type === undefined ? null : (identities.get(type)?.text ?? null)
  const device = cleverTapId ?? mpid ?? (identity === null ? (devices[0] ?? null) : null)
  if (identity === null && device === null) return failed(noUser)
  const rest = [...identities]
    .filter(([name, { text }]) => name !== type && !isWordForNothing(text))
    .map(([name, { text }]) => furtherId(name, text))
  const alternateIds = [...new Set([mpid, ...devices, ...rest])].filter(
    (id) => id !== null && id !== device && id !== identity,
  )
  const wrong = [identity, device, ...alternateIds].map(wrongId).find((sentence) => sentence !== undefined)
  if (wrong !== undefined) return failed(wrong)
  const properties = identityProperties(identities, { Identity: identity, 'CleverTap ID': cleverTapId, mpid })
  return ok({ identity, device, alternateIds: alternateIds as string[], properties })
}

/** A customer id that is a word for nothing is said; another id that is one is as good as none. */
function canBe(type: string, identity: Identity | undefined): boolean {
  return type === 'customer_id' || (identity !== undefined && !isWordForNothing(identity.text))
}

interface Identity {
  readonly text: string
  /** Another's digest of the id, not the id itself. */
  readonly isHashed: boolean
}

/** The members of a `Map`, so that an identity type may have any name. */
type Identities = Map<string, Identity>

function fromObject(listed: Properties): Identities {
  return new Map(Object.entries(listed).flatMap(([type, value]) => entry(type, value, false)))
}

function fromList(listed: readonly Value[]): Identities {
  const found: Identities = new Map()
  for (const one of listed) {
    if (!isObject(one)) continue
    const type = wordOf(own(one, 'identity_type') ?? own(one, 'type'))
    const encoding = wordOf(own(one, 'encoding'))
    const isHashed = encoding !== null && encoding.toLowerCase() !== 'none'
    const value = own(one, 'identity') ?? own(one, 'value')
    for (const [name, identity] of entry(type ?? 'other', value, isHashed))
      if (!found.has(name)) found.set(name, identity)
  }
  return found
}

function entry(type: string, value: Value | undefined, isHashed: boolean): [string, Identity][] {
  const text = wordOf(value)
  return text === null ? [] : [[spelledOtherwise.get(squeezed(type)) ?? type, { text, isHashed }]]
}

/** `CustomerId`, `customerid` and `customer_id` are one type. */
function squeezed(type: string): string {
  return type.toLowerCase().replace(/[^a-z0-9]/g, '')
}

function furtherId(type: string, text: string): string {
  return type === 'email' ? text : `${type}:${text}`
}

/** mParticle's own id of a user, a signed 64-bit number; 0 stands for none. */
function mpidOf(value: Value | undefined): string | null {
  const text = wordOf(value)
  return text === null || text === '0' || isWordForNothing(text) ? null : text
}

/** What `device_info` and a Profile API answer's `device_identities` may name a device by, the steadiest first. */
const deviceMembers = [
  'android_uuid',
  'ios_idfv',
  'android_advertising_id',
  'ios_advertising_id',
  'fire_advertising_id',
  'roku_advertising_id',
  'microsoft_advertising_id',
]

function deviceIds(record: Properties): string[] {
  const ids = [wordOf(own(record, 'mp_deviceid'))]
  const about = own(record, 'device_info')
  if (isObject(about)) ids.push(...deviceMembers.map((name) => wordOf(own(about, name))))
  const listed = own(record, 'device_identities')
  if (isList(listed)) ids.push(...listed.map((one) => (isObject(one) ? wordOf(own(one, 'value')) : null)))
  return ids.filter((id) => id !== null && !isNoDevice(id)) as string[]
}

function identityProperties(identities: Identities, ids: Readonly<Record<string, string | null>>): Properties {
  const properties = new Map<string, Value>()
  for (const [type, { text, isHashed }] of identities) {
    if (type !== 'customer_id' && !isHashed) properties.set(systemNames.get(type) ?? type, text)
  }
  for (const [name, id] of Object.entries(ids)) if (id !== null) properties.set(name, id)
  return Object.fromEntries(properties)
}
