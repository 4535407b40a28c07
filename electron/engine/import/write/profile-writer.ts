import { parseJson } from '#shared/json/exact-number'
import { own, type Properties, type Value } from '#shared/sample/value'
import type { WriteContext } from './write-context.ts'
import { mergeProfile } from './merge-profile.ts'
import { prepareMoveEvents } from '../../store/event-statements.ts'
import { prepareIdentityStatements } from '../../store/identity-statements.ts'
import { prepareProfileStatements } from '../../store/profile-statements.ts'
import type { ProfileRecord, Subject } from '../formats/sample-record.ts'
import { nameSubject } from '../formats/subject.ts'
import { wordOf } from '../records/word-of.ts'
import { ContactIndex } from './contact-index.ts'

const noChanges = [] as const
const noIds: readonly string[] = []

/** What an event's record says of its profile besides: taken where the profile does not say it yet. */
function asFacts(subject: Subject, properties: Properties): Omit<ProfileRecord, 'kind'> {
  return { ...subject, properties, changes: noChanges, ts: -Infinity }
}

/** Writes profiles: a new one as it is, a known one merged with what the cache holds of it. */
export class ProfileWriter {
  readonly #context: WriteContext
  readonly #sql
  readonly #identities
  readonly #moveEvents
  /** While no profile has an alternate id, none needs to be looked up by one. */
  #hasAlternates: boolean
  #lastId = 0
  #hasContacts: boolean
  readonly #contacts: ContactIndex
  /** How often events moved from one profile to another. */
  moves = 0
  /** How often two profiles turned out to be one user's. */
  merged = 0

  constructor(context: WriteContext) {
    this.#context = context
    this.#sql = prepareProfileStatements(context.db)
    this.#identities = prepareIdentityStatements(context.db)
    this.#moveEvents = prepareMoveEvents(context.db)
    this.#hasAlternates = this.#identities.any.get() !== undefined
    this.#hasContacts = this.#sql.anyContact.get() !== undefined
    this.#contacts = new ContactIndex(context.db)
  }

  write(record: ProfileRecord): void {
    const { counts, importId } = this.#context
    const id = this.#find(record, record.properties)
    if (id === undefined) {
      const properties = record.changes.length === 0 ? record.properties : mergeProfile({}, record, false)
      if (this.#insert(record, properties, record.ts, true)) {
        this.#linkAlternates(record, this.#lastId)
        counts.profiles++
        return
      }
    }
    const known = id ?? this.#byIdentity(record.identity ?? record.device ?? '')
    if (known === undefined) return
    this.#linkAlternates(record, known)
    const isNew = this.#merge(known, record, importId)
    if (isNew) counts.profiles++
    else if (record.accompaniesEvents !== true) counts.duplicates++
  }

  /** An id that is a profile's own identity stays that profile's. */
  #linkAlternates({ alternateIds, allIdentities, furtherDevices }: Subject, profile: number): void {
    for (const values of [alternateIds, allIdentities, furtherDevices])
      for (const value of values ?? noIds) if (this.#byIdentity(value) === undefined) this.#link(value, profile)
  }

  /** Returns the profile that an event belongs to; makes one that holds only what the event's record says where there is none. */
  profileOf(subject: Subject, facts: Properties | null): number {
    const known = this.#find(subject, facts) ?? this.#byIdentity(subject.identity ?? subject.device ?? '')
    if (known !== undefined) {
      if (facts !== null) this.#merge(known, asFacts(subject, facts), this.#context.importId)
      return known
    }
    const ids: Record<string, Value> = {}
    nameSubject(ids, subject)
    this.#insert(subject, { ...facts, ...ids }, null, false)
    this.#linkAlternates(subject, this.#lastId)
    return this.#lastId
  }

  /** Writes a profile that is not there yet; returns false, and writes nothing, where its identity is taken. */
  #insert(subject: Subject, properties: Properties, ts: number | null, isDescribed: boolean): boolean {
    const { counts, importId, now, observer } = this.#context
    const identity = subject.identity ?? subject.device ?? ''
    const anonymous = subject.identity === null ? 1 : subject.contact === undefined ? 0 : 2
    const { changes, lastInsertRowid } = this.#sql.insert.run(
      identity,
      anonymous,
      JSON.stringify(properties),
      ts,
      importId,
      isDescribed ? 1 : 0,
    )
    if (changes === 0) return false
    this.#lastId = Number(lastInsertRowid)
    if (anonymous === 2) this.#hasContacts = true
    if (this.#contacts.isBuilt) this.#contacts.add(properties, this.#lastId)
    if (subject.device !== null && subject.identity !== null) this.#link(subject.device, this.#lastId)
    counts.newProfiles++
    observer.profiles.add(properties, ts ?? now)
    return true
  }

  /**
   * Returns the profile of a subject, by any identity it has had; a device that was anonymous until now is merged into its customer.
   * Undefined also where the only place left to look is the profiles' own identity, which `insert` finds out by itself.
   */
  #find(subject: Subject, said: Properties | null): number | undefined {
    const found = this.#findByIds(subject)
    const { allIdentities, furtherDevices, contact } = subject
    if (!this.#hasContacts && allIdentities === undefined && furtherDevices === undefined && contact === undefined)
      return found
    return this.#findFurther(subject, said, found ?? this.#byIdentity(subject.identity ?? subject.device ?? ''))
  }

  /** By what is not the record's own identity. Profiles that turn out to be the same user's become one. */
  #findFurther(subject: Subject, said: Properties | null, found: number | undefined): number | undefined {
    const { identity, allIdentities = noIds, furtherDevices = noIds, contact } = subject
    if (contact !== undefined) return found ?? this.#byContact(identity ?? '')
    let profile = found
    for (const id of allIdentities)
      profile = this.#join(this.#byIdentity(id) ?? this.#byAlternate(id), subject, profile)
    for (const id of furtherDevices) profile = this.#join(this.#byIdentity(id), subject, profile)
    if (!this.#hasContacts || said === null || identity === null) return profile
    for (const name of ['Email', 'Phone']) {
      const id = wordOf(own(said, name))
      const other = id === null ? undefined : this.#byIdentity(id)
      if (other !== undefined && this.#sql.row.get(other)?.anonymous === 2)
        profile = this.#join(other, subject, profile)
    }
    return profile
  }

  /** Returns the one profile of a subject that had `other` and perhaps `found`. */
  #join(other: number | undefined, { identity }: Subject, found: number | undefined): number | undefined {
    if (other === undefined || other === found) return found
    if (found !== undefined) this.#absorb(other, found)
    else if (identity !== null && this.#sql.row.get(other)?.anonymous !== 0) this.#name(other, identity)
    else if (identity !== null) this.#link(identity, other)
    return found ?? other
  }

  #byContact(value: string): number | undefined {
    const id = this.#contacts.profileOf(value)
    if (id !== undefined) this.#link(value, id)
    return id
  }

  #findByIds({ identity, device }: Subject): number | undefined {
    if (identity === null) return this.#byAlternate(device ?? '')
    if (device === null) return this.#byAlternate(identity)
    const customer = this.#byIdentity(identity) ?? this.#byAlternate(identity)
    const owner = this.#byIdentity(device)
    if (owner !== undefined && owner !== customer) this.#adopt(owner, identity, customer)
    else if (customer !== undefined) this.#link(device, customer)
    return customer ?? owner
  }

  #byIdentity(identity: string): number | undefined {
    return this.#sql.byIdentity.get(identity)
  }

  #byAlternate(value: string): number | undefined {
    return this.#hasAlternates ? this.#identities.profileOf.get(value) : undefined
  }

  #link(value: string, profile: number): void {
    this.#identities.link.run(value, profile, this.#context.importId)
    this.#hasAlternates = true
  }

  /** An anonymous profile turns out to be a customer's: it gets the identity, or its events move to the customer's profile. */
  #adopt(anonymous: number, identity: string, customer: number | undefined): void {
    const row = this.#sql.row.get(anonymous)
    if (row === undefined || row.anonymous === 0) return
    if (customer === undefined) this.#name(anonymous, identity)
    else this.#absorb(anonymous, customer)
  }

  /** Gives a profile without one its customer's identity. */
  #name(profile: number, identity: string): void {
    const row = this.#sql.row.get(profile)
    if (row === undefined) return
    const { observer, now } = this.#context
    const before = parseJson(row.properties) as Properties
    const known = this.#sql.identityOf.get(profile) ?? ''
    const after = { ...before, Identity: identity }
    this.#sql.rename.run(identity, JSON.stringify(after), profile)
    observer.profiles.replace(before, after, row.ts ?? now)
    this.#link(known, profile)
  }

  /** Makes two profiles of one user one: everything of the first goes to the second. */
  #absorb(profile: number, into: number): void {
    const row = this.#sql.row.get(profile)
    if (row === undefined) return
    const before = parseJson(row.properties) as Properties
    const known = this.#sql.identityOf.get(profile) ?? ''
    this.moves++
    if (row.anonymous === 0) this.merged++
    this.#moveEvents.run(into, profile)
    this.#identities.move.run(into, profile)
    this.#sql.moveRecords.run(into, profile)
    this.#sql.remove.run(profile)
    this.#context.observer.profiles.forget(before)
    this.#contacts.forget(profile)
    this.#link(known, into)
    this.#merge(into, asFacts({ identity: null, device: null }, before), row.import)
    if (row.described === 1) this.#sql.describe.run(into)
  }

  /** Returns whether the record changed anything. */
  #merge(id: number, record: Omit<ProfileRecord, 'kind'>, importId: number): boolean {
    const row = this.#sql.row.get(id)
    if (row === undefined) return false
    const before = parseJson(row.properties) as Properties
    const isOlder = record.ts !== null && (record.ts === -Infinity || (row.ts !== null && record.ts < row.ts))
    const after = mergeProfile(before, record, isOlder)
    const text = JSON.stringify(after)
    const ts = isOlder ? row.ts : (record.ts ?? row.ts)
    if (row.described === 0 && record.ts !== -Infinity) this.#sql.describe.run(id)
    if (text === row.properties) {
      if (ts !== row.ts) this.#sql.confirm.run(ts, id)
      return false
    }
    if (row.records === 1)
      this.#sql.remember.run(id, row.import, row.ts, JSON.stringify({ properties: before, changes: [] }))
    const said = JSON.stringify({ properties: record.properties, changes: record.changes })
    this.#sql.remember.run(id, importId, record.ts === -Infinity ? null : record.ts, said)
    this.#sql.update.run(text, ts, this.#context.importId, id)
    if (this.#contacts.isBuilt) this.#contacts.add(after, id)
    this.#context.observer.profiles.replace(before, after, ts ?? this.#context.now)
    return true
  }
}
