import type { Db } from './db.ts'

/** How much of the cache is mapped into memory, in bytes; the rest is read as usual. */
const maxMappedBytes = 2 ** 32

/** Maps the cache into memory, or ends that: worth it for reading all of it. */
export function mapCache(db: Db, mapped: boolean): void {
  db.pragma(`mmap_size = ${String(mapped ? maxMappedBytes : 0)}`)
}

/** In KiB: the way down the trees, and some pages. */
const cacheForOneReading = 4096

/** Keeps hardly anything of what is read: worth it for a connection that reads everything once, and leaves the memory to others. */
export function readOnce(db: Db): void {
  db.pragma(`cache_size = -${String(cacheForOneReading)}`)
}
