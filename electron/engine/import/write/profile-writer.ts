import { parseJson } from '#shared/json/exact-number'
import type { Properties } from '#shared/sample/value'
import type { WriteContext } from './write-context.ts'
import { mergeProfile } from './merge-profile.ts'
import { prepareMoveEvents } from '../../store/event-statements.ts'
import { prepareIdentityStatements } from '../../store/identity-statements.ts'
import { prepareProfileStatements } from '../../store/profile-statements.ts'
import type { ProfileRecord, Subject } from '../formats/sample-record.ts'

const noChanges = [] as const

/** Writes profiles: a new one as it is, a known one merged with what the cache holds of it. */
export class ProfileWriter {
  readonly #context: WriteContext
  readonly #sql
  readonly #identities
  readonly #moveEvents
  /** While no profile has an alternate id, none needs to be looked up by one. */
  #hasAlternates: boolean
  #lastId = 0
  /** How often events moved from one profile to another. */
  moves = 0

  constructor(context: WriteContext) {
    this.#context = context
    this.#sql = prepareProfileStatements(context.db)
    this.#identities = prepareIdentityStatements(context.db)
    this.#moveEvents = prepareMoveEvents(context.db)
    this.#hasAlternates = this.#identities.any.get() !== undefined
  }

  write(record: ProfileRecord): void {
    const { counts, importId } = this.#context
    const id = this.#find(record)
    if (id === undefined) {
      const properties = record.changes.length === 0 ? record.properties : mergeProfile({}, record, false)
      if (this.#insert(record, properties, record.ts)) {
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
  #linkAlternates({ alternateIds = [] }: Subject, profile: number): void {
    for (const value of alternateIds) if (this.#byIdentity(value) === undefined) this.#link(value, profile)
  }

  /** Returns the profile that an event belongs to; makes one that holds only what the event's record says where there is none. */
  profileOf(subject: Subject, facts: Properties | null): number {
    const known = this.#find(subject) ?? this.#byIdentity(subject.identity ?? subject.device ?? '')
    if (known !== undefined) {
      if (facts !== null)
        this.#merge(known, { ...subject, properties: facts, changes: noChanges, ts: -Infinity }, this.#context.importId)
      return known
    }
    const own: Record<string, string> = {}
    if (subject.identity !== null) own['Identity'] = subject.identity
    if (subject.device !== null) own['CleverTap ID'] = subject.device
    this.#insert(subject, { ...facts, ...own }, null)
    return this.#lastId
  }

  /** Writes a profile that is not there yet; returns false, and writes nothing, where its identity is taken. */
  #insert(subject: Subject, properties: Properties, ts: number | null): boolean {
    const { counts, importId, now, observer } = this.#context
    const identity = subject.identity ?? subject.device ?? ''
    const anonymous = subject.identity === null ? 1 : 0
    const { changes, lastInsertRowid } = this.#sql.insert.run(
      identity,
      anonymous,
      JSON.stringify(properties),
      ts,
      importId,
    )
    if (changes === 0) return false
    this.#lastId = Number(lastInsertRowid)
    if (subject.device !== null && subject.identity !== null) this.#link(subject.device, this.#lastId)
    counts.newProfiles++
    observer.profiles.add(properties, ts ?? now)
    return true
  }

  /**
   * Returns the profile of a subject, by any identity it has had; a device that was anonymous until now is merged into its customer.
   * Undefined also where the only place left to look is the profiles' own identity, which `insert` finds out by itself.
   */
  #find({ identity, device }: Subject): number | undefined {
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
    const { observer, now } = this.#context
    const before = parseJson(row.properties) as Properties
    const device = this.#sql.identityOf.get(anonymous) ?? ''
    if (customer === undefined) {
      const after = { ...before, Identity: identity }
      this.#sql.rename.run(identity, JSON.stringify(after), anonymous)
      observer.profiles.replace(before, after, row.ts ?? now)
      this.#link(device, anonymous)
      return
    }
    this.moves++
    this.#moveEvents.run(customer, anonymous)
    this.#identities.move.run(customer, anonymous)
    this.#sql.moveRecords.run(customer, anonymous)
    this.#sql.remove.run(anonymous)
    observer.profiles.forget(before)
    this.#link(device, customer)
    this.#merge(customer, { identity, device, properties: before, changes: noChanges, ts: -Infinity }, row.import)
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
    if (text === row.properties) {
      if (ts !== row.ts) this.#sql.confirm.run(ts, id)
      return false
    }
    if (row.records === 1)
      this.#sql.remember.run(id, row.import, row.ts, JSON.stringify({ properties: before, changes: [] }))
    const said = JSON.stringify({ properties: record.properties, changes: record.changes })
    this.#sql.remember.run(id, importId, record.ts === -Infinity ? null : record.ts, said)
    this.#sql.update.run(text, ts, this.#context.importId, id)
    this.#context.observer.profiles.replace(before, after, ts ?? this.#context.now)
    return true
  }
}
