import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { unattended } from '../../../electron/engine/files/job-control.ts'
import type { ImportReport, ImportRequest } from '../../../electron/engine/import/import-job.ts'
import { importFiles } from '../../../electron/engine/import/import-files.ts'
import type { Db } from '../../../electron/engine/store/db.ts'
import { openStore } from '../../../electron/engine/store/open-store.ts'
import { parseJson } from '#shared/json/exact-number'
import type { Properties } from '#shared/sample/value'

export interface CacheFolder {
  readonly path: string
  readonly write: (name: string, content: string | Buffer | readonly unknown[]) => string
  /** The path of a cache that is not there yet. */
  readonly newCache: () => string
}

/** A folder of the test file's own, gone when it is done. */
export function cacheFolder(): CacheFolder {
  const path = mkdtempSync(join(tmpdir(), 'galley-engine-'))
  let caches = 0
  afterAll(() => {
    rmSync(path, { recursive: true, force: true })
  })
  return {
    path,
    write(name, content) {
      const isText = typeof content === 'string' || Buffer.isBuffer(content)
      writeFileSync(
        join(path, name),
        isText ? content : content.map((record) => `${JSON.stringify(record)}\n`).join(''),
      )
      return join(path, name)
    },
    newCache: () => join(path, `${String(++caches)}.sqlite`),
  }
}

export const plain: Omit<ImportRequest, 'cache' | 'files'> = {
  format: null,
  eventName: null,
  timeZone: 'UTC',
  rejects: null,
}

/** Imports in this thread: the worker does the very same. */
export function importInto(cache: string, files: readonly string[], more: Partial<ImportRequest> = {}) {
  return importFiles({ ...plain, cache, files, ...more }, unattended)
}

export function firstOf({ imports, failures }: ImportReport) {
  const [first] = imports
  if (first === undefined) throw new Error(JSON.stringify(failures))
  return first
}

/** Runs something with a cache open. */
export function within<Answer>(cache: string, use: (db: Db) => Answer): Answer {
  const db = openStore(cache)
  try {
    return use(db)
  } finally {
    db.close()
  }
}

export interface SeenProfile {
  readonly identity: string
  readonly anonymous: number
  readonly properties: Properties
  readonly identities: readonly string[]
  readonly events: readonly { readonly name: string; readonly ts: number; readonly properties: Properties }[]
}

/** What the cache holds of people, without ids, by identity. */
export function peopleIn(cache: string): readonly SeenProfile[] {
  return within(cache, (db) =>
    db
      .prepare<[], { id: number; identity: string; anonymous: number; properties: string }>(
        'SELECT id, identity, anonymous, properties FROM profile ORDER BY identity',
      )
      .all()
      .map(({ id, identity, anonymous, properties }) => ({
        identity,
        anonymous,
        properties: parseJson(properties) as Properties,
        identities: db
          .prepare<[number], string>('SELECT value FROM identity WHERE profile = ? ORDER BY value')
          .pluck()
          .all(id),
        events: db
          .prepare<[number], { name: string; ts: number; properties: string }>(
            `SELECT n.name, ts, properties FROM event e JOIN event_name n ON n.id = e.name WHERE profile = ? ORDER BY ts, e.id`,
          )
          .all(id)
          .map((event) => ({ ...event, properties: parseJson(event.properties) as Properties })),
      })),
  )
}
