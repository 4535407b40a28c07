import type { CatalogChanges } from '#shared/sample/catalog-changes'
import {
  alikeText,
  type ImportJoins,
  type ImportNote,
  type NoteCode,
  type UnmatchedExample,
} from '#shared/sample/import-report'
import type { JobControl } from '../../files/job-control.ts'
import { SchemaObserver } from '../../observe/schema-observer.ts'
import { observedScopes, saveObservedScopes } from '../../store/observed-scopes.ts'
import type { Db } from '../../store/db.ts'
import { EventWriter } from './event-writer.ts'
import type { WriteContext, WriteCounts } from './write-context.ts'
import { ItemWriter } from './item-writer.ts'
import { Joins } from './joins.ts'
import { NoteTally } from './note-tally.ts'
import { ProfileWriter } from './profile-writer.ts'
import { ResultWriter } from './result-writer.ts'
import type { RecordPlace, RecordSink, Reject } from '../formats/reader.ts'
import type { SampleRecord } from '../formats/sample-record.ts'

const noTime = 'Events without a time (ts) happened when they were imported.'
const sameUser = 'Users that were two until now are one: the file names the identities of both (all_identities).'

/** Writes the records of one import to the cache and counts them into the observed schema. Lives inside one transaction. */
export class ImportWriter implements RecordSink {
  readonly counts: WriteCounts = { profiles: 0, events: 0, items: 0, rejected: 0, duplicates: 0, newProfiles: 0 }
  readonly #tally = new NoteTally()
  readonly #importId: number
  #joins: ImportJoins = { events: 0, matched: 0, unmatchedExamples: [] }
  readonly #meetings: Joins
  readonly #observer: SchemaObserver
  readonly #profiles: ProfileWriter
  readonly #events: EventWriter
  readonly #items: ItemWriter
  readonly #results: ResultWriter
  readonly #onReject: (reject: Reject) => void

  /** `now` is the time of the import in milliseconds since 1970: it stands in where a profile's record has no time. */
  constructor(db: Db, importId: number, now: number, onReject: (reject: Reject) => void) {
    this.#meetings = new Joins(db)
    this.#observer = SchemaObserver.load(observedScopes(db))
    const context: WriteContext = { db, importId, now, counts: this.counts, observer: this.#observer }
    this.#profiles = new ProfileWriter(context)
    this.#events = new EventWriter(context, this.#profiles)
    this.#items = new ItemWriter(context)
    this.#results = new ResultWriter(context)
    this.#onReject = onReject
    this.#importId = importId
  }

  record(record: SampleRecord, place: RecordPlace): void {
    if (record.kind === 'profile') {
      this.#noteIdentity(record.identity)
      this.#profiles.write(record)
    } else if (record.kind === 'event') {
      this.#noteIdentity(record.identity)
      if (record.ts === null) this.note(noTime, 'no-time')
      this.#events.write(record)
    } else if (record.kind === 'result') this.#results.write(record)
    else {
      const reason = this.#items.write(record, place)
      if (reason !== undefined) this.reject({ ...place, reason })
    }
  }

  reject(reject: Reject): void {
    this.counts.rejected++
    this.#onReject(reject)
  }

  note(sentence: string, code: NoteCode = 'file', count = 1): void {
    this.#tally.add(sentence, code, count)
  }

  get notes(): readonly ImportNote[] {
    return this.#tally.notes
  }

  get joins(): ImportJoins {
    return this.#joins
  }

  get changes(): CatalogChanges | null {
    return this.#items.changes
  }

  /** Writes what was only counted so far. Throws `JobCancelled`. */
  finish(db: Db, control: JobControl): void {
    for (const note of this.#items.finish(control)) this.note(note, 'limit')
    saveObservedScopes(db, this.#observer.saved())
    this.#join()
  }

  /** An exported number may stand for no user as well as for the one of that number. */
  #noteIdentity(identity: string | null): void {
    if (identity !== '0' && identity !== '-1') return
    this.note(
      `The identity “${identity}” was taken as one user’s. Where it stands for no user, leave it out.`,
      'number-identity',
    )
  }

  #join(): void {
    if (this.#profiles.merged > 0) this.note(sameUser, 'same-user', this.#profiles.merged)
    const joins = this.#meetings
    this.#joins = joins.ofEvents(this.counts.events, this.#events.firstPlace)
    if (this.counts.profiles === 0) return
    const alike = joins.ofProfiles(this.#importId)
    if (alike !== undefined) this.#noteAlike(alike, 'which only events name')
    else {
      const number = joins.ofNumbers()
      if (number !== undefined) this.#noteAlike(number, 'which is another user')
    }
  }

  #noteAlike({ identity, looksLike }: UnmatchedExample, who: string): void {
    this.note(
      `${alikeText(identity, looksLike ?? '')}, ${who}. They were not made one: write the identity the same way in both.`,
      'looks-alike',
    )
  }
}
