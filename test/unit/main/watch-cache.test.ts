import { profileRecord } from '../cli/run-galley.ts'
import { expect, test, vi } from 'vitest'
import { SampleCache } from '../../../electron/main/samples/sample-cache.ts'
import { watchCache } from '../../../electron/main/samples/watch-cache.ts'
import { fromJson } from '#shared/json/json-text'
import { cacheFolder, importInto } from '../engine/cache.ts'

const { newCache, write } = cacheFolder()
const people = (n: number) => Array.from({ length: n }, (_, i) => profileRecord(String(i), { Name: 'Mira' }))

test('what another program imports is told, and what Galley itself changes is not told again', async () => {
  const path = newCache()
  await importInto(path, [write('one.jsonl', people(1))])
  const own = vi.fn()
  const others = vi.fn()
  const cache = new SampleCache(path, own, () => undefined)
  const stop = watchCache(cache, others)
  const profiles = async () => fromJson(await cache.readers.ask('samples', {})).profiles
  expect(await profiles()).toBe(1)
  let imported = 1
  // the first look takes what is there for known, whenever it comes
  await vi.waitFor(
    async () => {
      await importInto(path, [write('more.jsonl', people(++imported))])
      expect(others).toHaveBeenCalled()
    },
    { timeout: 120_000, interval: 1_000 },
  )
  expect(own).not.toHaveBeenCalled()
  expect(await profiles()).toBe(imported)
  stop()
  await cache.close()
})
