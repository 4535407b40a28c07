import type { RejectLine } from '#shared/sample/import-report'
import { prepareInsertReject } from '../store/reject-statements.ts'
import type { Db } from '../store/db.ts'
import type { Reject } from './formats/reader.ts'

/** A rejects file has all of them. */
const maxRejectsInCache = 10_000
const maxRejectsInReport = 20

/** Keeps one file's rejects in the cache, in the same transaction as its records. */
export class RejectStore {
  readonly first: RejectLine[] = []
  readonly #insert
  readonly #importId: number
  #kept = 0

  constructor(db: Db, importId: number) {
    this.#importId = importId
    this.#insert = prepareInsertReject(db)
  }

  add({ line, offset, reason, raw, header, readAs }: Reject): void {
    if (this.first.length < maxRejectsInReport) this.first.push({ line, offset, reason })
    if (this.#kept++ >= maxRejectsInCache) return
    const source = header === undefined && readAs === undefined ? null : JSON.stringify({ header, readAs })
    this.#insert.run(this.#importId, line, offset, reason, raw, source)
  }
}
