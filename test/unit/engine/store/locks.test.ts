import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Db } from '../../../../electron/engine/store/db.ts'
import { openStore } from '../../../../electron/engine/store/open-store.ts'
import { eventRecord, profileRecord } from '../../cli/run-galley.ts'
import { cacheFolder, firstOf, importInto, within } from '../cache.ts'

const { newCache, write } = cacheFolder()

/** A cache with a profile, and a connection that has read from it. */
async function reading(): Promise<{ readonly cache: string; readonly db: Db }> {
  const cache = newCache()
  await importInto(cache, [write('first.jsonl', [profileRecord('a', { Name: 'Mira' })])])
  const db = openStore(cache)
  expect(profilesIn(db)).toBe(1)
  return { cache, db }
}

const profilesIn = (db: Db) => db.prepare('SELECT count(*) FROM profile').pluck().get()

/** Returns whether this process holds a lock on the file, as a connection to a cache with a write-ahead log always does. */
function holdsLock(path: string): boolean {
  const { ino } = statSync(path)
  return readFileSync('/proc/locks', 'utf8')
    .split('\n')
    .some((line) => line.includes(` ${String(process.pid)} `) && line.includes(`:${String(ino)} `))
}

// where a file's locks can be seen
describe.skipIf(!existsSync('/proc/locks'))('while a cache is open its lock is held', () => {
  test('after it was opened again', async () => {
    const { cache, db } = await reading()
    expect(holdsLock(cache)).toBe(true)
    openStore(cache, { create: true }).close()
    expect(holdsLock(cache)).toBe(true)
    db.close()
    expect(holdsLock(cache)).toBe(false)
  })

  test('after an import into it', async () => {
    const { cache, db } = await reading()
    await importInto(cache, [write('second.jsonl', [eventRecord('a', 'Charged', 1_767_225_600)])])
    expect(holdsLock(cache)).toBe(true)
    db.close()
  })

  test.each(['', '-wal', '-shm'])('after an import of its own file%s, which is refused', async (ending) => {
    const { cache, db } = await reading()
    const { imports, failures } = await importInto(cache, [cache + ending])
    expect(imports).toEqual([])
    expect(failures).toMatchObject([{ message: expect.stringContaining('belongs to the cache') as string }])
    expect(holdsLock(cache + (ending === '-wal' ? '' : ending))).toBe(true)
    db.close()
  })
})

const readAndClose = `
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
print(db.execute('SELECT count(*) FROM profile').fetchone()[0])
db.close()`
const hasPython = spawnSync('python3', ['-c', 'import sqlite3']).status === 0

test.skipIf(!hasPython)('another program may read an open cache and close it: needs python3', async () => {
  const { cache, db } = await reading()
  openStore(cache, { create: true }).close()
  const other = spawnSync('python3', ['-c', readAndClose, cache], { encoding: 'utf8' })
  expect(other).toMatchObject({ status: 0, stdout: '1\n' })
  expect(existsSync(`${cache}-wal`)).toBe(true)
  const report = firstOf(await importInto(cache, [write('third.jsonl', [profileRecord('b', { Name: 'Bo' })])]))
  expect(report.profiles).toBe(1)
  expect(profilesIn(db)).toBe(2)
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  db.close()
  expect(within(cache, profilesIn)).toBe(2)
})
