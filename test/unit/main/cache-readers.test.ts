import { renameSync, rmSync } from 'node:fs'
import { fromJson } from '#shared/json/json-text'
import { expect, test } from 'vitest'
import { CacheReaders } from '../../../electron/main/samples/cache-readers.ts'
import { profileRecord } from '../cli/run-galley.ts'
import { cacheFolder, importInto } from '../engine/cache.ts'

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
