import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { firstOf, cacheFolder, importInto, peopleIn, within } from '../cache.ts'
import { containers } from './containers.ts'
import { fileKinds } from './sample-files.ts'
import { smallFiles } from './small-files.ts'

const root = join(import.meta.dirname, '../../../..')
const folder = cacheFolder()

const upload = (n: number) =>
  JSON.stringify({ identity: `u-${String(n)}`, type: 'profile', ts: n, profileData: { Name: `Name ${String(n)}` } })

/** Files that every Galley has read, and reads the same way. */
const files: Readonly<Record<string, string | Buffer>> = {
  ...Object.fromEntries(
    [
      'resources/samples/profiles.jsonl',
      'resources/samples/events.jsonl',
      'resources/samples/products.csv',
      'test/fixtures/audience/coat-and-jeans.jsonl',
    ].map((path) => [path, readFileSync(join(root, path))]),
  ),
  ...Object.fromEntries(Object.entries(smallFiles).map(([id, content]) => [`small ${id}`, content])),
  ...Object.fromEntries(fileKinds.map(({ title, content }) => [title, content(40)])),
  ...Object.fromEntries(fileKinds.map(({ title, content }) => [`${title}, packed`, gzipSync(content(40))])),
  ...Object.fromEntries(containers.map(({ name, wrap }) => [name, wrap([1, 2, 3, 4, 5].map(upload))])),
}

test.each(Object.entries(files))('%s is read as it always was', async (title, content) => {
  const path = folder.write(basename(title).replaceAll(/[^\w.]/g, '-'), content)
  const cache = folder.newCache()
  const report = await importInto(cache, [path], { eventName: 'Buy', timeZone: 'Europe/Stockholm' })
  const { format, profiles, events, items, rejected, duplicates } = firstOf(report)
  const found = { format, profiles, events, items, rejected, duplicates, holds: digestOf(cache) }
  expect(found).toEqual(golden[title])
})

/** Of everything that people read, but for the time of the import. */
function digestOf(cache: string): string {
  const started = Date.now() - 600_000
  const people = peopleIn(cache).map((person) => ({
    ...person,
    events: person.events.map((event) => ({ ...event, ts: event.ts > started ? 'now' : event.ts })),
  }))
  const items = within(cache, (db) => db.prepare('SELECT position, id, columns FROM item').all())
  const results = within(cache, (db) =>
    db.prepare('SELECT identity, slot, rank, item FROM recommendation_result').all(),
  )
  return createHash('sha256').update(JSON.stringify({ people, items, results })).digest('hex').slice(0, 16)
}

const golden = JSON.parse(readFileSync(join(root, 'test/fixtures/import/golden.json'), 'utf8')) as Readonly<
  Record<string, object>
>

test('has a line for every file', () => {
  expect(Object.keys(golden)).toEqual(Object.keys(files))
})
