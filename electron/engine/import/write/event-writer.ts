import type { Properties } from '#shared/sample/value'
import { prepareEventStatements } from '../../store/event-statements.ts'
import type { WriteContext } from './write-context.ts'
import type { ProfileWriter } from './profile-writer.ts'
import type { EventRecord } from '../formats/sample-record.ts'

/** Subjects are remembered so that the events of one profile in a row do not look it up each time. */
const subjectCacheSize = 5_000

/** Returns whether the events of a subject have spoken of all these properties: each is only taken where it is not there yet. */
function addsNoProperties(profile: Properties | null, facts: readonly string[] = []): boolean {
  if (profile === null) return true
  for (const name in profile) if (!facts.includes(name)) return false
  return true
}

/** Writes events. One that an earlier import brought already counts as a duplicate, as often as that import had it. */
export class EventWriter {
  readonly #context: WriteContext
  readonly #profiles: ProfileWriter
  readonly #sql
  readonly #names = new Map<string, number>()
  readonly #subjects = new Map<string, number>()
  /** The names of the properties that the events of a remembered subject have spoken of, where they did. */
  readonly #facts = new Map<string, readonly string[]>()
  readonly #hasEarlier: boolean
  /** The events of this import come after this place. */
  readonly firstPlace: number
  /** In the order of all events, whether they are written or matched. */
  #lastPlace: number
  #seenMoves = 0

  constructor(context: WriteContext, profiles: ProfileWriter) {
    this.#context = context
    this.#profiles = profiles
    this.#sql = prepareEventStatements(context.db)
    this.#lastPlace = this.#sql.lastPlace.get() ?? 0
    this.#hasEarlier = this.#lastPlace > 0
    this.firstPlace = this.#lastPlace
  }

  write(record: EventRecord): void {
    const { counts, importId, now, observer } = this.#context
    const profile = this.#profileOf(record)
    const name = this.#nameId(record.name)
    const properties = JSON.stringify(record.properties)
    const earlier = this.#earlier(profile, name, record.ts, properties)
    const place = ++this.#lastPlace
    if (earlier !== undefined) {
      this.#sql.match.run(importId, earlier)
      this.#sql.keepPlace.run(earlier, importId, place)
      counts.duplicates++
      return
    }
    const ts = record.ts ?? now
    this.#sql.insert.run(place, profile, name, ts, properties, importId, importId)
    observer.scope('event', record.name).add(record.properties, ts)
    counts.events++
  }

  /** The same event of an earlier import; one that does not say when it was is the same at any time. */
  #earlier(profile: number, name: number, ts: number | null, properties: string): number | undefined {
    if (!this.#hasEarlier) return undefined
    const { importId } = this.#context
    return ts === null
      ? this.#sql.earlierAnyTime.get(profile, name, importId, importId, properties)
      : this.#sql.earlier.get(profile, name, ts, importId, importId, properties)
  }

  #profileOf(record: EventRecord): number {
    if (this.#seenMoves !== this.#profiles.moves) {
      this.#forgetSubjects()
      this.#seenMoves = this.#profiles.moves
    }
    const subject = subjectKey(record)
    const known = this.#subjects.get(subject)
    const facts = this.#facts.get(subject)
    if (known !== undefined && addsNoProperties(record.profile, facts)) return known
    const profile = this.#profiles.profileOf(record, record.profile)
    if (this.#subjects.size >= subjectCacheSize) this.#forgetSubjects()
    this.#subjects.set(subject, profile)
    if (record.profile !== null) this.#facts.set(subject, [...(facts ?? []), ...Object.keys(record.profile)])
    return profile
  }

  #forgetSubjects(): void {
    this.#subjects.clear()
    this.#facts.clear()
  }

  #nameId(name: string): number {
    const known =
      this.#names.get(name) ?? this.#sql.name.get(name) ?? Number(this.#sql.addName.run(name).lastInsertRowid)
    this.#names.set(name, known)
    return known
  }
}

/** Most records name one id: nothing is made for these but the text. */
function subjectKey({ identity, device, allIdentities }: EventRecord): string {
  const key = `${identity ?? ''}\u0000${device ?? ''}`
  return allIdentities === undefined ? key : `${key}\u0000${allIdentities.join('\u0000')}`
}
