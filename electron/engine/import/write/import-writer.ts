import type { CatalogChanges } from '#shared/sample/catalog-changes'
import { SchemaObserver } from '../../observe/schema-observer.ts'
import type { Db } from '../../store/open-store.ts'
import { EventIntake } from './event-writer.ts'
import type { IntakeContext, IntakeCounts } from './write-context.ts'
import { ItemIntake } from './item-writer.ts'
import { ProfileIntake } from './profile-writer.ts'
import { ResultIntake } from './result-writer.ts'
import type { Place, RecordSink, Reject, SampleRecord } from '../formats/record.ts'

/** Writes the records of one import to the cache and counts them into the observed schema. Lives inside one transaction. */
export class Intake implements RecordSink {
  readonly counts: IntakeCounts = { profiles: 0, events: 0, items: 0, rejected: 0, duplicates: 0, newProfiles: 0 }
  readonly notes: string[] = []
  private readonly observer: SchemaObserver
  private readonly profiles: ProfileIntake
  private readonly events: EventIntake
  private readonly items: ItemIntake
  private readonly results: ResultIntake
  private readonly onReject: (reject: Reject) => void

  /** `now` is the time of the import in milliseconds since 1970: it stands in where a profile's record has no time. */
  constructor(db: Db, importId: number, now: number, onReject: (reject: Reject) => void) {
    this.observer = SchemaObserver.load(db)
    const context: IntakeContext = { db, importId, now, counts: this.counts, observer: this.observer }
    this.profiles = new ProfileIntake(context)
    this.events = new EventIntake(context, this.profiles)
    this.items = new ItemIntake(context)
    this.results = new ResultIntake(context)
    this.onReject = onReject
  }

  record(record: SampleRecord, place: Place): void {
    if (record.kind === 'profile') this.profiles.take(record)
    else if (record.kind === 'event') this.events.take(record)
    else if (record.kind === 'result') this.results.take(record)
    else {
      const reason = this.items.take(record, place)
      if (reason !== undefined) this.reject({ ...place, reason })
    }
  }

  reject(reject: Reject): void {
    this.counts.rejected++
    this.onReject(reject)
  }

  note(sentence: string): void {
    this.notes.push(sentence)
  }

  get changes(): CatalogChanges | null {
    return this.items.changes
  }

  /** Writes what was only counted so far. `pause` is called now and then, and may throw. */
  finish(db: Db, pause: () => void): void {
    this.notes.push(...this.items.finish(pause))
    this.observer.save(db)
  }
}
