import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import type { RejectLine } from '#shared/ipc/answers'
import { prepareInsertReject } from '../store/reject-statements.ts'
import type { Db } from '../store/open-store.ts'
import type { ReaderOptions } from './formats/reader-options.ts'
import type { Reject } from './formats/reader.ts'

/** So many rejects of a file are kept in the cache; a rejects file has them all. */
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

/** A reject as a line of a rejects file, which RejectsReader reads. */
export function printReject(reject: Reject, file: string, options: ReaderOptions): string {
  const { line, offset, reason, raw, header, readAs } = reject
  const { format, eventName, timeZone, catalog = null } = readAs ?? options
  const more = {
    ...(header === undefined ? {} : { header }),
    ...(eventName === null ? {} : { eventName }),
    ...(catalog === null ? {} : { catalog }),
  }
  const name = readAs === undefined ? file : readAs.fileName
  return `${JSON.stringify({ line, offset, reason, raw, file: name, format, timeZone, ...more })}\n`
}

/** Writes rejects as JSON lines that can be corrected and imported again. The file appears when it is complete. */
export class RejectFile {
  readonly #path: string
  readonly #temporary: string
  readonly #file: number

  constructor(path: string) {
    this.#path = path
    this.#temporary = `${path}.${String(process.pid)}.tmp`
    this.#file = openSync(this.#temporary, 'wx', 0o600)
  }

  add(reject: Reject, file: string, options: ReaderOptions): void {
    writeSync(this.#file, printReject(reject, file, options))
  }

  commit(): void {
    fsyncSync(this.#file)
    closeSync(this.#file)
    renameSync(this.#temporary, this.#path)
  }

  discard(): void {
    closeSync(this.#file)
    rmSync(this.#temporary, { force: true })
  }
}
