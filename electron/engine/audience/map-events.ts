import type { Db } from '../store/open-store.ts'

/** How much of the cache is read as memory, in bytes; the rest is read as usual. */
const maxMappedBytes = 2 ** 32

/** Has the cache read as memory, or no longer: for looking at everybody. */
export function mapEvents(db: Db, mapped: boolean): void {
  db.pragma(`mmap_size = ${String(mapped ? maxMappedBytes : 0)}`)
}
