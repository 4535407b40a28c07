import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import type { Db } from '../store/open-store.ts'
import type { RejectLine } from './import-job.ts'
import type { ReaderOptions, Reject } from './record.ts'

/** So many rejects of a file are kept in the cache; a rejects file has them all. */
const keptInCache = 10_000
const shownInReport = 20

/** Keeps one file's rejects in the cache, in the same transaction as its records. */
export class RejectStore {
  readonly first: RejectLine[] = []
  private readonly insert
  private readonly importId: number
  private kept = 0

  constructor(db: Db, importId: number) {
    this.importId = importId
    this.insert = db.prepare<[number, number, number, string, string]>(
      'INSERT INTO reject(import, line, offset, reason, raw) VALUES (?, ?, ?, ?, ?)',
    )
  }

  add({ line, offset, reason, raw }: Reject): void {
    if (this.first.length < shownInReport) this.first.push({ line, offset, reason })
    if (this.kept++ < keptInCache) this.insert.run(this.importId, line, offset, reason, raw)
  }
}

/** Writes rejects as JSON lines that can be corrected and imported again. The file appears when it is complete. */
export class RejectFile {
  private readonly path: string
  private readonly temporary: string
  private readonly file: number

  constructor(path: string) {
    this.path = path
    this.temporary = `${path}.${String(process.pid)}.tmp`
    this.file = openSync(this.temporary, 'wx', 0o600)
  }

  add(
    { line, offset, reason, raw, header }: Reject,
    file: string,
    { format, eventName, timeZone }: ReaderOptions,
  ): void {
    const more = { ...(header === undefined ? {} : { header }), ...(eventName === null ? {} : { eventName }) }
    writeSync(this.file, `${JSON.stringify({ line, offset, reason, raw, file, format, timeZone, ...more })}\n`)
  }

  commit(): void {
    fsyncSync(this.file)
    closeSync(this.file)
    renameSync(this.temporary, this.path)
  }

  discard(): void {
    closeSync(this.file)
    rmSync(this.temporary, { force: true })
  }
}
