import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { canMount, smallDisk } from '../small-disk.ts'
import { galley, json, jsonLines, profileRecord, program, temporaryFolder } from './run-galley.ts'

const { path: folder, write } = temporaryFolder()
const people = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => profileRecord(`c-${String(from + i)}`, { Name: 'N'.repeat(200) }))
const samples = write('samples.jsonl', people(0, 500))
const more = write('more.jsonl', jsonLines(people(500, 20_000)))
const draft = write('a.galley.json', JSON.stringify({ galley: 1, id: 'x', pairs: [{ key: 'a', value: 'b' }] }))

const held = async (cache: string) => json<{ profiles: number }>(await galley(['samples', '--cache', cache, '--json']))

// needs the right to mount a disk
describe.skipIf(!canMount)('on a full disk', () => {
  test('a cache is read, and nothing is called damaged', async () => {
    const disk = smallDisk(2)
    const cache = join(disk.path, 'samples.sqlite')
    expect(await galley(['import', samples, '--cache', cache])).toMatchObject({ status: 0 })
    disk.fill()
    expect(await held(cache)).toMatchObject({ profiles: 500 })
    expect(await galley(['check', draft, '--cache', cache])).toMatchObject({ status: 0, stderr: '' })
    const exported = await galley(['export', draft, '--cache', cache, '--out', join(folder, 'out.ndjson')])
    expect(exported).toMatchObject({ status: 0 })
    const imported = await galley(['import', more, '--cache', cache])
    expect(imported).toMatchObject({ status: 3, stderr: expect.stringMatching(/as it was before/) as string })
    expect(imported.stderr).not.toMatch(/damaged|Move it away| {4}at /)
    disk.free()
    expect(await held(cache)).toMatchObject({ profiles: 500 })
  })

  test('a disk that fills up during an import leaves the cache as it was', async () => {
    const cache = join(smallDisk(2).path, 'samples.sqlite')
    await galley(['import', samples, '--cache', cache])
    const ran = await galley(['import', more, '--cache', cache])
    expect(ran).toMatchObject({ status: 3, stderr: expect.stringMatching(/disk is full.*as it was before/) as string })
    expect(await held(cache)).toMatchObject({ profiles: 500 })
  })
})

// needs the right to mount a disk
test.skipIf(!canMount)('a cache is read on a disk that can only be read, also with a log beside it', async () => {
  const disk = smallDisk(4)
  const cache = join(disk.path, 'samples.sqlite')
  await galley(['import', samples, '--cache', cache])
  const logged = join(disk.path, 'logged.sqlite')
  const copy = `const D = require('better-sqlite3'), { copyFileSync } = require('fs'), [from, to] = process.argv.slice(1)
    const db = new D(from); db.exec('DELETE FROM profile WHERE id > 400')
    for (const ending of ['', '-wal']) copyFileSync(from + ending, to + ending)`
  spawnSync(process.execPath, ['-e', copy, cache, logged], { cwd: import.meta.dirname })
  disk.makeReadOnly(true)
  expect(await held(cache)).toMatchObject({ profiles: 400 })
  expect(await held(logged)).toMatchObject({ profiles: 400 })
  const ran = await galley(['import', more, '--cache', cache])
  expect(ran).toMatchObject({ status: 3, stderr: expect.stringContaining('cannot be opened for writing') as string })
})

// a shell that limits the size of files
test.skipIf(process.platform === 'win32')('a limit on the size of files is no damage', async () => {
  const cache = join(folder, 'limited.sqlite')
  await galley(['import', samples, '--cache', cache])
  const command = `trap '' XFSZ; ulimit -f 500; exec "$@"`
  const ran = spawnSync('sh', ['-c', command, 'sh', process.execPath, program, 'import', more, '--cache', cache], {
    encoding: 'utf8',
  })
  expect(ran).toMatchObject({ status: 3, stderr: expect.stringMatching(/as it was before/) as string })
  expect(ran.stderr).not.toMatch(/damaged| {4}at /)
  expect(await held(cache)).toMatchObject({ profiles: 500 })
})

describe('a damaged cache', () => {
  const sound = join(folder, 'sound.sqlite')
  const damages: readonly (readonly [string, (path: string) => void])[] = [
    ['at its beginning', (path) => writeFileSync(path, Buffer.alloc(100, 0x5a), { flag: 'r+' })],
    ['cut off', (path) => truncateSync(path, readFileSync(path).length >> 1)],
    ['in the middle', (path) => spoil(path)],
  ]

  function spoil(path: string): void {
    const bytes = readFileSync(path)
    bytes.fill(0x5a, 8192, bytes.length)
    writeFileSync(path, bytes)
  }

  test.each(damages)('%s is named as that, with a way to keep it, wherever it is noticed', async (_title, damage) => {
    await galley(['import', samples, '--cache', sound])
    const cache = join(folder, 'damaged', 'samples.sqlite')
    mkdirSync(join(folder, 'damaged'), { recursive: true })
    copyFileSync(sound, cache)
    damage(cache)
    const before = readFileSync(cache)
    const runs = await Promise.all(
      [
        ['samples', '--cache', cache],
        ['preview', draft, '--cache', cache],
        ['import', more, '--cache', cache],
      ].map((args) => galley(args)),
    )
    for (const ran of runs) {
      expect(ran).toMatchObject({ status: 3 })
      expect(ran.stderr).toMatch(/damaged.*renaming it to .*samples\.damaged-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.sqlite/)
      expect(ran.stderr).toContain('drafts are not affected')
      expect(ran.stderr).not.toContain('    at ')
    }
    expect(readFileSync(cache).equals(before)).toBe(true)
  })
})

test.each<[string, string, RegExp]>([
  ['an empty file', write('empty.sqlite', ''), /is an empty file.*Import samples into it/],
  ['a folder', folder, /is a folder\. Name the file/],
  ['a device', '/dev/null', /is not a file/],
])('as a cache %s is called what it is', async (_title, path, message) => {
  expect(await galley(['samples', '--cache', path])).toMatchObject({
    status: 3,
    stderr: expect.stringMatching(message) as string,
  })
})
