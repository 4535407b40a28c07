import type { SchemaObserver } from '../../observe/schema-observer.ts'
import type { Db } from '../../store/db.ts'

/** What one import took in. `newProfiles` counts the profiles that were not in the cache before, also those that only events name. */
export interface WriteCounts {
  profiles: number
  events: number
  items: number
  rejected: number
  /** Records that said nothing new. */
  duplicates: number
  newProfiles: number
}

/** What the three kinds of writer share. */
export interface WriteContext {
  readonly db: Db
  readonly importId: number
  readonly now: number
  readonly counts: WriteCounts
  readonly observer: SchemaObserver
}
