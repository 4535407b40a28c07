import { failed, ok, type Result } from '#shared/result'
import { isList, isObject, own, type Properties, type Value } from '#shared/sample/value'
import { wordOf } from '../records/word-of.ts'
import { isShortened, isWordForNothing, isNoDevice } from '#shared/sample/identity-words'
import type { Subject } from './sample-record.ts'

/** In characters (https://docs.clevertap.com/docs/platform-considerations). */
const maxIdentityLength = 1024

const noSubject = 'The record does not say whose it is. Give it an identity or an objectId and import it again.'

/** The members that say whose a record is, by their names in small letters. */
const idMembers = [
  'identity',
  'objectid',
  'all_identities',
  'email',
  'phone',
  'fbid',
  'gpid',
  'profiledata',
  'platforminfo',
] as const
type IdMember = (typeof idMembers)[number]
type Said = Partial<Record<IdMember, Value>>

const byName: ReadonlyMap<string, IdMember> = new Map(idMembers.map((name) => [name, name]))

/**
 * Returns whose record it is: the one rule of every format. The members may be written in any letter case. In this order an identity is
 * `identity`, `Identity` inside `profileData`, the first of `all_identities`; without one an `objectId` is the device of an anonymous
 * profile, as are the ids of Facebook and Google, which the upload API also takes, as `FBID:…` and `GPID:…`; without any of these an e-mail
 * address or a phone number stands in. All further ids lead to the same profile. Fails with a sentence where nothing identifies, or where
 * the identity is a word for nothing or was shortened by a spreadsheet.
 */
export function subjectOf(record: Properties): Result<Subject, string> {
  const said = idsIn(record)
  const { profiledata } = said
  const inside = isObject(profiledata) ? identityInside(profiledata) : null
  const all = identitiesIn(said.all_identities)
  const identity = wordOf(said.identity) ?? inside ?? all[0] ?? null
  const devices = devicesIn(said)
  const device = devices[0] ?? (identity === null ? socialId(said) : null)
  if (identity === null && device === null) return contactOf(said)
  const wrong = wrongId(identity) ?? wrongLength(device)
  if (wrong !== undefined) return failed(wrong)
  if (all.length === 0 && inside === null && devices.length < 2) return ok({ identity, device })
  const others = new Set(inside === null ? all : [...all, inside])
  const allIdentities = [...others].filter((id) => id !== identity && wrongId(id) === undefined)
  const furtherDevices = devices.slice(1)
  return ok({
    ...{ identity, device },
    ...(allIdentities.length === 0 ? {} : { allIdentities }),
    ...(furtherDevices.length === 0 ? {} : { furtherDevices }),
  })
}

/** Returns whether a record has a member that may say whose it is. */
export function namesSubject(record: Properties): boolean {
  const { profiledata, platforminfo, ...ids } = idsIn(record)
  if (Object.keys(ids).length > 0) return true
  return platforminfo !== undefined || (isObject(profiledata) && identityInside(profiledata) !== null)
}

/** Sets the properties that a subject is known by. */
export function nameSubject(properties: Record<string, Value>, { identity, device, contact }: Subject): void {
  if (identity !== null) properties[contact ?? 'Identity'] = identity
  if (device !== null) properties['CleverTap ID'] = device
}

/** Returns the properties without the identity that is among them in any letter case: the subject has it. */
export function withoutIdentity(properties: Properties): Properties {
  for (const name in properties)
    if (isIdentity(name)) return Object.fromEntries(Object.entries(properties).filter(([name]) => !isIdentity(name)))
  return properties
}

/** Returns what is wrong with an identity, as a sentence; undefined when nothing is. */
export function wrongId(id: string | null): string | undefined {
  if (id === null) return undefined
  if (isWordForNothing(id))
    return `The identity is “${id}”, a word for nothing, so it identifies no user. Give the record the user’s identity, or leave it out, and import it again.`
  if (isShortened(id))
    return (
      `The identity “${id}” was shortened by a spreadsheet, and its last digits are lost. Open the source again with this column ` +
      'as text (Format Cells, Text), save it as CSV and import that.'
    )
  return wrongLength(id)
}

function wrongLength(id: string | null): string | undefined {
  if (id === null) return undefined
  if (!id.isWellFormed())
    return 'The identity holds half a character (a lone surrogate such as \\ud800). Correct it and import the record again.'
  if (id.length > maxIdentityLength)
    return 'The identity is longer than 1,024 characters. Correct it and import the record again.'
  return undefined
}

/**
 * Returns the quick answer for most records of uploads, which have an identity and no other member that could hold an id but `profileData`;
 * undefined where it takes `subjectOf`, as it does where an identity is inside `profileData`.
 */
export function plainSubject(record: Properties): Result<Subject, string> | undefined {
  for (const name in record) {
    switch (name) {
      case 'identity':
      case 'type':
      case 'ts':
      case 'evtName':
      case 'evtData':
      case 'profileData':
        break
      default:
        return undefined
    }
  }
  const identity = wordOf(own(record, 'identity'))
  if (identity === null) return undefined
  const wrong = wrongId(identity)
  return wrong === undefined ? ok({ identity, device: null }) : failed(wrong)
}

function idsIn(record: Properties): Said {
  const said: Said = {}
  for (const name in record) {
    const member = byName.get(name) ?? byName.get(name.toLowerCase())
    // a member as the vendor's page spells it goes before one in another letter case
    if (member !== undefined && (said[member] === undefined || name === member))
      said[member] = own(record, name) ?? null
  }
  return said
}

/** Returns whether a property is the user's identity, in any letter case. */
export function isIdentity(name: string): boolean {
  return name.length === 8 && name.toLowerCase() === 'identity'
}

function identityInside(profileData: Properties): string | null {
  for (const name in profileData) {
    if (!isIdentity(name)) continue
    const id = wordOf(profileData[name])
    if (id !== null) return id
  }
  return null
}

/** The export's CSV has them in one cell, with commas between. */
function identitiesIn(value: Value | undefined): readonly string[] {
  if (value === undefined || value === null) return []
  const listed = isList(value) ? value : (wordOf(value)?.split(',') ?? [])
  return listed.map(wordOf).filter((id) => id !== null && !isWordForNothing(id)) as string[]
}

/** The device of the record itself first, then those of its `platformInfo`. */
function devicesIn({ objectid, platforminfo }: Said): readonly string[] {
  if (platforminfo === undefined) {
    const id = wordOf(objectid)
    return id === null || isNoDevice(id) ? [] : [id]
  }
  const platforms = isList(platforminfo) ? platforminfo : [platforminfo]
  const ids = [objectid, ...platforms.map((one) => (isObject(one) ? idsIn(one).objectid : undefined))].map(wordOf)
  return [...new Set(ids)].filter((id) => id !== null && !isNoDevice(id)) as string[]
}

function socialId({ fbid, gpid }: Said): string | null {
  return prefixed('FBID:', fbid) ?? prefixed('GPID:', gpid)
}

function prefixed(prefix: string, value: Value | undefined): string | null {
  const id = wordOf(value)
  return id === null || isWordForNothing(id) ? null : prefix + id
}

/** An e-mail address or a phone number, where nothing else identifies. */
function contactOf(said: Said): Result<Subject, string> {
  const inside = isObject(said.profiledata) ? idsIn(said.profiledata) : {}
  for (const member of ['email', 'phone'] as const) {
    const contact = wordOf(said[member]) ?? wordOf(inside[member])
    if (contact === null) continue
    const wrong = wrongId(contact)
    if (wrong !== undefined) return failed(wrong)
    return ok({ identity: contact, device: null, contact: member === 'email' ? 'Email' : 'Phone' })
  }
  return failed(noSubject)
}
