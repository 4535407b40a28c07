import type { CatalogChanges } from '#shared/sample/catalog-changes'
import type { JobControl } from '../../files/job-control.ts'
import { SchemaObserver } from '../../observe/schema-observer.ts'
import { observedScopes, saveObservedScopes } from '../../store/observed-scopes.ts'
import type { Db } from '../../store/open-store.ts'
import { EventWriter } from './event-writer.ts'
import type { WriteContext, WriteCounts } from './write-context.ts'
import { ItemWriter } from './item-writer.ts'
import { ProfileWriter } from './profile-writer.ts'
import { ResultWriter } from './result-writer.ts'
import type { RecordPlace, RecordSink, Reject } from '../formats/reader.ts'
import type { SampleRecord } from '../formats/sample-record.ts'

/** Writes the records of one import to the cache and counts them into the observed schema. Lives inside one transaction. */
export class ImportWriter implements RecordSink {
  readonly counts: WriteCounts = { profiles: 0, events: 0, items: 0, rejected: 0, duplicates: 0, newProfiles: 0 }
  readonly notes: string[] = []
  readonly #observer: SchemaObserver
  readonly #profiles: ProfileWriter
  readonly #events: EventWriter
  readonly #items: ItemWriter
  readonly #results: ResultWriter
  readonly #onReject: (reject: Reject) => void

  /** `now` is the time of the import in milliseconds since 1970: it stands in where a profile's record has no time. */
  constructor(db: Db, importId: number, now: number, onReject: (reject: Reject) => void) {
    this.#observer = SchemaObserver.load(observedScopes(db))
    const context: WriteContext = { db, importId, now, counts: this.counts, observer: this.#observer }
    this.#profiles = new ProfileWriter(context)
    this.#events = new EventWriter(context, this.#profiles)
    this.#items = new ItemWriter(context)
    this.#results = new ResultWriter(context)
    this.#onReject = onReject
  }

  record(record: SampleRecord, place: RecordPlace): void {
    if (record.kind === 'profile') this.#profiles.write(record)
    else if (record.kind === 'event') this.#events.write(record)
    else if (record.kind === 'result') this.#results.write(record)
    else {
      const reason = this.#items.write(record, place)
      if (reason !== undefined) this.reject({ ...place, reason })
    }
  }

  reject(reject: Reject): void {
    this.counts.rejected++
    this.#onReject(reject)
  }

  note(sentence: string): void {
    this.notes.push(sentence)
  }

  get changes(): CatalogChanges | null {
    return this.#items.changes
  }

  /** Writes what was only counted so far. Throws `JobCancelled`. */
  finish(db: Db, control: JobControl): void {
    this.notes.push(...this.#items.finish(control))
    saveObservedScopes(db, this.#observer.saved())
  }
}
