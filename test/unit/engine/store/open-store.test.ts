import Database from 'better-sqlite3'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { UserError } from '../../../../electron/engine/files/user-error.ts'
import { migrations } from '../../../../electron/engine/store/migrations.ts'
import { observedSchema } from '../../../../electron/engine/store/observed-schema.ts'
import { openStore } from '../../../../electron/engine/store/open-store.ts'
import { posixTest } from '../../posix.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-store-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

let count = 0
const newPath = () => join(folder, `${String(++count)}.sqlite`)
const modeOf = (path: string) => statSync(path).mode & 0o777

function problemOf(path: string, options?: Parameters<typeof openStore>[1]): UserError {
  try {
    openStore(path, options).close()
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error('It opened.')
}

describe('a new cache', () => {
  posixTest('and the folder made for it can be read by its owner only', () => {
    const path = join(folder, 'made', 'deeper', 'samples.sqlite')
    const db = openStore(path, { create: true })
    db.exec(`INSERT INTO event_name(name) VALUES ('x')`)
    expect(modeOf(path)).toBe(0o600)
    expect(modeOf(`${path}-wal`)).toBe(0o600)
    expect(modeOf(join(folder, 'made'))).toBe(0o700)
    db.close()
  })

  test('keeps a write-ahead log, strict tables and foreign keys', () => {
    const db = openStore(newPath(), { create: true })
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
    const tables = db.pragma('table_list') as { name: string; type: string; strict: number }[]
    const own = tables.filter(({ name, type }) => type === 'table' && !name.startsWith('sqlite_'))
    expect(own.length).toBeGreaterThan(10)
    expect(own.filter(({ strict }) => strict === 0)).toEqual([])
    db.close()
  })

  test('opens again with what it held', () => {
    const path = newPath()
    const first = openStore(path, { create: true })
    first.exec(`INSERT INTO event_name(name) VALUES ('Charged')`)
    first.close()
    const second = openStore(path)
    expect(second.prepare('SELECT name FROM event_name').pluck().all()).toEqual(['Charged'])
    second.close()
  })
})

describe('an older cache', () => {
  test.each(migrations.map((_, version) => version))('of version %i is brought up to date', (version) => {
    const path = newPath()
    openStore(path, { create: true, steps: migrations.slice(0, version) }).close()
    const db = openStore(path)
    expect(db.pragma('user_version', { simple: true })).toBe(migrations.length)
    expect(db.prepare('SELECT count(*) FROM profile').pluck().get()).toBe(0)
    db.close()
  })

  test('has its observed schema counted anew, and keeps everything else', () => {
    const path = newPath()
    openStore(path, { create: true, steps: migrations.slice(0, 6) }).close()
    const before = new Database(path)
    before.exec(`
      INSERT INTO import VALUES (1, 'a.csv', 1, '', 'csv', '{}', 2, 0, 0, 0, 0, 1767225600000);
      INSERT INTO profile VALUES (1, 'a', 0, '{"Identity":"a","City":"NULL"}', NULL, 1, 1);
      INSERT INTO profile VALUES (2, 'b', 0, '{"Identity":"b","City":"[1]"}', NULL, 1, 1);
      INSERT INTO observed_scope VALUES (1, 'profile', '', 2, 1, NULL);
      INSERT INTO observed_property VALUES (1, 0, 'City', '{"name":"City","filled":2}', '{"counts":[["NULL",1],["[1]",1]]}');
    `)
    const contents = () => before.prepare('SELECT * FROM profile').all()
    const kept = contents()
    const db = openStore(path)
    expect(observedSchema(db).profiles.properties.get('City')).toMatchObject({
      ...{ filled: 1, absent: 0, placeholder: 1, odd: { json: 1 } },
    })
    expect(contents()).toMatchObject(kept)
    db.close()
    before.close()
  })

  test('stays as it was when a step fails', () => {
    const path = newPath()
    openStore(path, { create: true, steps: ['CREATE TABLE a (x TEXT) STRICT'] }).close()
    const broken = ['CREATE TABLE a (x TEXT) STRICT', 'CREATE TABLE b (x TEXT) STRICT; CREATE TABLE nonsense (']
    expect(() => openStore(path, { steps: broken })).toThrow(/incomplete input/)
    const db = new Database(path)
    expect(db.pragma('user_version', { simple: true })).toBe(1)
    expect(db.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['a'])
    db.close()
  })
})

describe('what is no cache is refused, and left alone', () => {
  test('a newer Galley’s', () => {
    const path = newPath()
    openStore(path, { create: true, steps: [...migrations, 'CREATE TABLE more (x TEXT) STRICT'] }).close()
    expect(problemOf(path)).toMatchObject({
      kind: 'cache:newer',
      message: expect.stringContaining('Update Galley') as string,
    })
  })

  test('another program’s database', () => {
    const path = newPath()
    const other = new Database(path)
    other.exec('CREATE TABLE recipe (name TEXT)')
    other.close()
    for (const create of [false, true]) expect(problemOf(path, { create }).kind).toBe('cache:not-a-cache')
    const after = new Database(path)
    expect(after.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['recipe'])
    expect(after.pragma('journal_mode', { simple: true })).toBe('delete')
    after.close()
  })

  test('a text file', () => {
    const path = newPath()
    writeFileSync(path, 'identity,Name\nc-1,Mira\n'.repeat(100))
    expect(problemOf(path, { create: true })).toMatchObject({ kind: 'cache:not-a-cache' })
  })

  test('a file that is not there', () => {
    expect(problemOf(join(folder, 'nowhere', 'x.sqlite'))).toMatchObject({
      kind: 'cache:missing',
      message: expect.stringContaining('Import samples first: galley import FILE') as string,
    })
    expect(statSync(join(folder, 'nowhere'), { throwIfNoEntry: false })).toBeUndefined()
  })

  test('a folder', () => {
    const path = newPath()
    mkdirSync(path)
    expect(problemOf(path, { create: true })).toMatchObject({ kind: 'cache:refused' })
  })

  test('a path below a file', () => {
    const file = newPath()
    writeFileSync(file, '')
    expect(problemOf(join(file, 'x.sqlite'), { create: true })).toMatchObject({ kind: 'cache:refused' })
  })

  test('a damaged cache', () => {
    const path = newPath()
    const db = openStore(path, { create: true })
    db.close()
    const size = statSync(path).size
    writeFileSync(path, Buffer.alloc(size - 200, 0x5a), { flag: 'r+' })
    expect(['cache:damaged', 'cache:not-a-cache']).toContain(problemOf(path).kind)
  })

  test.skipIf(process.getuid?.() === 0)('one in a folder that may not be written', () => {
    const locked = join(folder, 'locked')
    mkdirSync(locked)
    chmodSync(locked, 0o500)
    expect(problemOf(join(locked, 'x.sqlite'), { create: true })).toMatchObject({ kind: 'cache:refused' })
  })
})
