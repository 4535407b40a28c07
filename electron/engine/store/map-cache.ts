import type { Db } from './open-store.ts'

/** How much of the cache is mapped into memory, in bytes; the rest is read as usual. */
const maxMappedBytes = 2 ** 32

/** Maps the cache into memory, or ends that: worth it for reading all of it. */
export function mapCache(db: Db, mapped: boolean): void {
  db.pragma(`mmap_size = ${String(mapped ? maxMappedBytes : 0)}`)
}
