import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '../../../electron/engine/store/open-store.ts'
import { canMount, smallDisk } from '../small-disk.ts'
import { eventRecord, galley, json, profileRecord, temporaryFolder } from './run-galley.ts'

const { path: folder, write } = temporaryFolder()
const first = join(folder, 'first.sqlite')
const samples = write('samples.jsonl', [
  ...Array.from({ length: 1_200 }, (_, i) => profileRecord(`cust-${String(i)}`, { Name: 'Mira Lindqvist' })),
  eventRecord('cust-1', 'Charged', 1_767_225_600),
])

beforeAll(async () => {
  expect(await galley(['import', samples, '--cache', first])).toMatchObject({ status: 0 })
})

let count = 0

/** A cache of its own in a folder of its own. */
function newCache(): string {
  const own = join(folder, String(++count))
  mkdirSync(own)
  copyFileSync(first, join(own, 'samples.sqlite'))
  return join(own, 'samples.sqlite')
}

/** What can still be read in any file beside the cache. */
const bytesBeside = (cache: string) =>
  readdirSync(join(cache, '..'))
    .map((name) => readFileSync(join(cache, '..', name), 'latin1'))
    .join('')

test('--yes leaves nothing of the samples, and says which cache and how much it held', async () => {
  const cache = newCache()
  expect(bytesBeside(cache)).toContain('Lindqvist')
  const ran = await galley(['forget', '--cache', cache, '--yes'])
  expect(ran).toMatchObject({ status: 0, stderr: '' })
  expect(ran.stdout).toBe(
    `Forgotten: 1,200 profiles and 1 event in ${cache}. Drafts and the imported files are as they were.\n`,
  )
  expect(bytesBeside(cache)).not.toMatch(/Lindqvist|cust-|Charged|samples\.jsonl/)
  expect(json(await galley(['samples', '--cache', cache, '--json']))).toMatchObject({ profiles: 0, imports: [] })
})

test('without a terminal it wants --yes, and forgets nothing', async () => {
  const cache = newCache()
  const before = readFileSync(cache)
  expect(await galley(['forget', '--cache', cache], { input: 'forget\n' })).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringMatching(/^galley: .*--yes.*\.\n$/) as string,
  })
  expect(readFileSync(cache).equals(before)).toBe(true)
})

test('where there is no cache there is nothing to forget', async () => {
  const ran = await galley(['forget', '--cache', join(folder, 'none.sqlite'), '--yes'])
  expect(ran).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('nothing to forget') as string })
  expect(existsSync(join(folder, 'none.sqlite'))).toBe(false)
})

test('a damaged cache is forgotten with its files, one that was kept aside is named and stays', async () => {
  const cache = newCache()
  const kept = join(cache, '..', 'samples.damaged-2026-11-27T23-05-10Z.sqlite')
  copyFileSync(cache, kept)
  truncateSync(cache, readFileSync(cache).length >> 1)
  const ran = await galley(['forget', '--cache', cache, '--yes'])
  expect(ran).toMatchObject({ status: 0, stderr: '' })
  expect(ran.stdout).toContain('samples.damaged-2026-11-27T23-05-10Z.sqlite')
  expect(readdirSync(join(cache, '..'))).toEqual(['samples.damaged-2026-11-27T23-05-10Z.sqlite'])
})

test('what is no cache is not touched', async () => {
  const text = write('diary.txt', 'dear diary\n'.repeat(1_000))
  expect(await galley(['forget', '--cache', text, '--yes'])).toMatchObject({
    status: 3,
    stderr: expect.stringContaining('is not a Galley cache') as string,
  })
  expect(readFileSync(text, 'utf8')).toContain('dear diary')
})

// needs the right to mount a disk
describe.skipIf(!canMount)('on a full disk', () => {
  test('forgetting works, and gives the room back', async () => {
    const disk = smallDisk(3)
    const cache = join(disk.path, 'samples.sqlite')
    copyFileSync(first, cache)
    disk.fill()
    expect(await galley(['forget', '--cache', cache, '--yes'])).toMatchObject({ status: 0, stderr: '' })
    expect(existsSync(cache)).toBe(false)
    writeFileSync(join(disk.path, 'room'), Buffer.alloc(100_000))
  })

  test('a cache that another program has open is not taken away under it', async () => {
    const disk = smallDisk(3)
    const cache = join(disk.path, 'samples.sqlite')
    copyFileSync(first, cache)
    const db = openStore(cache)
    expect(db.prepare('SELECT count(*) FROM profile').pluck().get()).toBe(1_200)
    disk.fill()
    const ran = await galley(['forget', '--cache', cache, '--yes'])
    expect(ran).toMatchObject({ status: 3, stderr: expect.stringMatching(/Another Galley|disk is full/) as string })
    expect(db.prepare('SELECT count(*) FROM profile').pluck().get()).toBe(1_200)
    db.close()
  })
})
