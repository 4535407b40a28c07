import { readdirSync, readlinkSync, renameSync, rmSync } from 'node:fs'
import { printDraft } from '#shared/campaign/print-draft'
import { initialDraft } from '#shared/campaign/initial'
import { fromJson } from '#shared/json/json-text'
import { expect, test } from 'vitest'
import { CacheReaders } from '../../../electron/main/samples/cache-readers.ts'
import { profileRecord } from '../cli/run-galley.ts'
import { openStore } from '../../../electron/engine/store/open-store.ts'
import { cacheFolder, importInto } from '../engine/cache.ts'
import { fillWorld } from '../engine/proof/worlds.ts'

const { newCache, write } = cacheFolder()
const people = (n: number) => Array.from({ length: n }, (_, i) => profileRecord(String(i), { Name: 'Mira' }))

async function opened() {
  const cache = newCache()
  await importInto(cache, [write('one.jsonl', people(1))])
  let replaced = 0
  const readers = new CacheReaders(cache, () => {
    replaced++
  })
  const profiles = async () => fromJson(await readers.ask('samples', {})).profiles
  expect(await profiles()).toBe(1)
  return { cache, readers, profiles, replaced: () => replaced }
}

test('a cache that is replaced while it is open is opened again, and that is told once', async () => {
  const { cache, readers, profiles, replaced } = await opened()
  const other = newCache()
  await importInto(other, [write('three.jsonl', people(3))])
  renameSync(other, cache)
  expect(await Promise.all([profiles(), profiles()])).toEqual([3, 3])
  expect(await profiles()).toBe(3)
  expect(replaced()).toBe(1)
  await readers.close()
})

test('one that is deleted is begun anew, and an import into it is seen', async () => {
  const { cache, readers, profiles, replaced } = await opened()
  for (const ending of ['', '-wal', '-shm']) rmSync(cache + ending, { force: true })
  await importInto(cache, [write('two.jsonl', people(2))])
  expect(await profiles()).toBe(2)
  expect(replaced()).toBe(1)
  await importInto(cache, [write('four.jsonl', people(4))])
  expect(await profiles()).toBe(4)
  await readers.close()
})

test('Galley’s own replacing is told to no one', async () => {
  const { cache, readers, profiles, replaced } = await opened()
  await readers.pauseFor(() => {
    for (const ending of ['-wal', '-shm', '']) rmSync(cache + ending, { force: true })
    return Promise.resolve()
  })
  expect(await profiles()).toBe(0)
  expect(replaced()).toBe(0)
  await readers.close()
})

const question = { draft: printDraft(initialDraft), against: null, asOf: null, everyOccurrence: false }

test('a proof is of the cache that is there: it begins again where that is replaced, and is null where it is forgotten', async () => {
  const { cache, readers } = await opened()
  const recipients = async () => fromJson(await readers.askProof('start', question))?.json.recipients
  expect(await recipients()).toBe(1)
  const other = newCache()
  await importInto(other, [write('two.jsonl', people(2))])
  renameSync(other, cache)
  expect(await recipients()).toBe(2)

  const large = newCache()
  const db = openStore(large, { create: true })
  fillWorld(
    db,
    Array.from({ length: 20_000 }, (_, i) => ({ identity: String(i), properties: { A: i }, visits: [] })),
  )
  db.close()
  renameSync(large, cache)
  const first = fromJson(await readers.askProof('start', question))
  expect(first?.done).toBe(false)
  const more = readers.askProof('more', { proof: first?.proof ?? 0 })
  await readers.pauseFor(() => {
    for (const ending of ['-wal', '-shm', '']) rmSync(cache + ending, { force: true })
    return Promise.resolve()
  })
  expect(fromJson(await more)).toBeNull()
  expect(await recipients()).toBe(0)
  await readers.close()
})

test('a cache that is closed is left alone by the thread of a proof', async () => {
  const { cache, readers } = await opened()
  await readers.askProof('start', question)
  await readers.close()
  if (process.platform === 'linux') {
    const open = readdirSync('/proc/self/fd').map((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`)
      } catch {
        return ''
      }
    })
    expect(open.filter((path) => path.startsWith(cache))).toEqual([])
  }
})
