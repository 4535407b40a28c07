import type { Db } from './db.ts'
import { openStore } from './open-store.ts'

/** The connection of a thread that answers questions about a cache. */
export class ReadConnection {
  readonly #path: string
  #db: Db | undefined

  constructor(path: string) {
    this.#path = path
  }

  /**
   * Opens or makes the cache with the first question. One that could only be opened for reading is opened anew with each, because it
   * keeps others out, or may be writable by now. Throws a `UserError`.
   */
  get db(): Db {
    if (this.#db?.pragma('query_only', { simple: true }) === 1) this.close()
    return (this.#db ??= openStore(this.#path, { create: true, orToRead: true }))
  }

  close(): void {
    this.#db?.close()
    this.#db = undefined
  }
}
