import { appendFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { unattended } from '../../../../electron/engine/files/job-control.ts'
import { importFiles } from '../../../../electron/engine/import/import-files.ts'
import { runJob } from '../../../../electron/engine/threads/run-job.ts'
import { openStore } from '../../../../electron/engine/store/open-store.ts'
import { brokenReferences, contentsOf } from '../store/contents.ts'
import { cacheFolder, firstOf, importInto, peopleIn, plain, within } from '../cache.ts'
import { fileKinds } from './sample-files.ts'

const { path: folder, write, newCache } = cacheFolder()
const t = 1_767_225_600
const profile = (identity: string, profileData: object, ts: number | null = t, more: object = {}) => ({
  ...{ identity, type: 'profile', profileData },
  ...(ts === null ? {} : { ts }),
  ...more,
})
const event = (subject: object, ts: number, evtData: object = {}, evtName = 'Viewed') => ({
  ...{ ...subject, type: 'event', evtName, ts, evtData },
})

let folders = 0
/** The path of an empty folder. */
function newFolder(): string {
  const path = join(folder, `folder-${String(++folders)}`)
  mkdirSync(path)
  return path
}

let files = 0
/** Imports each list of records as a file of its own; answers what the cache says of people then. */
async function peopleAfter(...lists: readonly (readonly unknown[])[]) {
  const cache = newCache()
  for (const list of lists) {
    const report = await importInto(cache, [write(`${String(++files)}.jsonl`, list)])
    expect(report.failures).toEqual([])
  }
  expect(brokenReferences(cache)).toEqual([])
  return peopleIn(cache)
}

describe('through the worker', () => {
  test('a file of every kind is imported with its counts, and every reference is sound', async () => {
    const cache = newCache()
    const paths = fileKinds.map((kind) => write(kind.name, kind.content(120)))
    const progress: number[] = []
    const input = { ...plain, cache, files: paths, eventName: 'Added to Cart' }
    const report = await runJob('import', input, { onProgress: ({ records }) => progress.push(records) })
    expect(report).toMatchObject({ failures: [], cancelled: false })
    expect(report.imports).toMatchObject(fileKinds.map(({ kind, format }) => ({ [kind]: 120, format, rejected: 0 })))
    expect(brokenReferences(cache)).toEqual([])
    expect(progress.length).toBeGreaterThan(0)
  })

  test('an import that is cancelled leaves the cache as it was, and those before it in', async () => {
    const cache = newCache()
    await importInto(cache, [write('before.jsonl', [profile('a', { Name: 'A' }), event({ identity: 'a' }, t)])])
    const before = contentsOf(cache)
    const large = write(
      'large.jsonl',
      Array.from({ length: 40_000 }, (_, i) => profile(`c-${String(i)}`, { i })),
    )
    const abort = new AbortController()
    const input = { ...plain, cache, files: [large, large] }
    const report = await runJob('import', input, {
      signal: abort.signal,
      onProgress: ({ records }) => {
        if (records > 100) abort.abort()
      },
    })
    expect(report).toEqual({ imports: [], failures: [], cancelled: true })
    expect(contentsOf(cache)).toBe(before)
  })

  test('a cache that cannot be opened rejects with its kind', async () => {
    const cache = write('text.sqlite', 'not a database, but longer than its header '.repeat(9))
    await expect(runJob('import', { ...plain, cache, files: [] })).rejects.toMatchObject({
      ...{ name: 'UserError', kind: 'cache:not-a-cache' },
    })
  })
})

describe('the same again', () => {
  test('adds nothing as other bytes with the same records', async () => {
    for (const kind of fileKinds.filter(({ format }) => format !== 'catalog')) {
      const cache = newCache()
      const more = { eventName: kind.eventName }
      const text = kind.content(100)
      await importInto(cache, [write(kind.name, text)], more)
      const before = peopleIn(cache)
      const packed = firstOf(await importInto(cache, [write(`${kind.name}.gz`, gzipSync(text))], more))
      expect(packed, kind.title).toMatchObject({ profiles: 0, events: 0, duplicates: 100 })
      expect(peopleIn(cache)).toEqual(before)
    }
  })

  test('overlapping files bring each event once, and as often as one of them has it', async () => {
    const same = event({ identity: 'a' }, t, { page: 'x' })
    const other = event({ identity: 'a' }, t + 1, { page: 'y' })
    const [person] = await peopleAfter([same, same, other], [same, other, other], [same, same, same])
    expect(person?.events.map(({ properties }) => properties['page'])).toEqual(['x', 'x', 'x', 'y', 'y'])
  })

  test('a catalog is replaced whole, and an older file of it counts again', async () => {
    const cache = newCache()
    const catalog = (ids: readonly string[]) => `Identity,Name,ImageURL\n${ids.map((id) => `${id},${id},\n`).join('')}`
    const path = write('Shirts.csv', catalog(['a', 'b', 'c']))
    const items = () =>
      within(cache, (db) => db.prepare('SELECT id FROM item ORDER BY catalog, position').pluck().all())
    await importInto(cache, [path])
    write('Shirts.csv', catalog(['c', 'd']))
    expect(firstOf(await importInto(cache, [path]))).toMatchObject({ items: 2, duplicates: 0 })
    expect(items()).toEqual(['c', 'd'])
    expect(firstOf(await importInto(cache, [path]))).toMatchObject({ items: 0, duplicates: 2 })
    write('Shirts.csv', catalog(['a', 'b', 'c']))
    expect(firstOf(await importInto(cache, [path]))).toMatchObject({ items: 3 })
    expect(items()).toEqual(['a', 'b', 'c'])
    expect(brokenReferences(cache)).toEqual([])
  })
})

describe('who is who', () => {
  test('events may come before their profile', async () => {
    const people = await peopleAfter([event({ identity: 'a' }, t)], [profile('a', { Name: 'Ann' })])
    expect(people).toMatchObject([
      { identity: 'a', anonymous: 0, properties: { Name: 'Ann', Identity: 'a' }, events: [{ ts: t * 1000 }] },
    ])
  })

  test('a device that turns out to be a new customer’s becomes that customer', async () => {
    const people = await peopleAfter(
      [event({ objectId: 'dev' }, t, { n: 1 })],
      [profile('a', { Name: 'Ann' }, t, { objectId: 'dev' }), event({ objectId: 'dev' }, t + 1, { n: 2 })],
    )
    expect(people).toMatchObject([{ identity: 'a', anonymous: 0, identities: ['dev'], properties: { Name: 'Ann' } }])
    expect(people[0]?.events).toHaveLength(2)
  })

  test('a device that turns out to be a known customer’s brings its events along', async () => {
    const people = await peopleAfter(
      [
        profile('a', { Name: 'Ann' }),
        event({ objectId: 'dev' }, t, { n: 1 }),
        event({ objectId: 'dev' }, t + 2, { n: 3 }),
      ],
      [event({ identity: 'a' }, t + 1, { n: 2 })],
      [event({ identity: 'a', objectId: 'dev' }, t + 3, { n: 4 })],
    )
    expect(people).toMatchObject([{ identity: 'a', properties: { Name: 'Ann', 'CleverTap ID': 'dev' } }])
    expect(people[0]?.events.map(({ properties }) => properties['n'])).toEqual([1, 2, 3, 4])
  })

  test('several devices are one customer’s, and a device goes to the customer who used it last', async () => {
    const people = await peopleAfter(
      [event({ identity: 'a', objectId: 'd1' }, t), event({ identity: 'a', objectId: 'd2' }, t + 1)],
      [
        event({ identity: 'b', objectId: 'd1' }, t + 2),
        event({ objectId: 'd1' }, t + 3),
        event({ objectId: 'd2' }, t + 4),
      ],
    )
    expect(people.map(({ identity, identities, events }) => [identity, identities, events.length])).toEqual([
      ['a', ['d2'], 3],
      ['b', ['d1'], 2],
    ])
  })

  test('what events say of their profile is taken where it is not there yet, whichever event says it', async () => {
    const download = (i: number, about: object) => ({
      profile: { identity: 'a', ...about },
      ts: 20_260_101_000_000 + i,
      event_props: {},
    })
    const list = [download(1, {}), download(2, { name: 'Ann' }), download(3, { name: 'Bea', email: 'a@x.se' })]
    const cache = newCache()
    await importInto(cache, [write('facts.jsonl', list)], { eventName: 'Viewed' })
    expect(peopleIn(cache)).toMatchObject([{ properties: { Name: 'Ann', Email: 'a@x.se' } }])
  })
})

describe('records of one profile', () => {
  const propertiesAfter = async (...lists: readonly (readonly unknown[])[]) =>
    (await peopleAfter(...lists))[0]?.properties

  test('an older one does not override newer values, whatever the order of the files', async () => {
    const old = profile('a', { Tier: 'silver', City: 'Lund' }, t)
    const recent = profile('a', { Tier: 'gold' }, t + 10)
    const merged = { Tier: 'gold', City: 'Lund', Identity: 'a' }
    expect(await propertiesAfter([old], [recent])).toEqual(merged)
    expect(await propertiesAfter([recent], [old])).toEqual(merged)
    expect(await propertiesAfter([recent, old])).toEqual(merged)
  })

  test('one that repeats the values makes them as new as it is', async () => {
    const gold = (ts: number) => profile('a', { Tier: 'gold' }, ts)
    const silver = profile('a', { Tier: 'silver' }, t + 20)
    expect(await propertiesAfter([gold(t)], [gold(t + 30)], [silver])).toMatchObject({ Tier: 'gold' })
  })

  test('multi-value operators work on what is there', async () => {
    const add = (values: unknown) => profile('a', { sizes: { $add: values } })
    expect(await propertiesAfter([add(['M'])], [add(['L', 'M'])], [add('XL')])).toMatchObject({
      sizes: ['M', 'L', 'XL'],
    })
    const remove = profile('a', { sizes: { $remove: ['M'] }, n: { $incr: 2 }, m: { $decr: 1 } })
    const set = profile('a', { sizes: { $set: ['M', 'L', 'M'] }, n: 40 })
    expect(await propertiesAfter([set], [remove])).toMatchObject({ sizes: ['L'], n: 42, m: -1 })
    expect(await propertiesAfter([set], [profile('a', { sizes: { $delete: 1 } })])).toEqual({ n: 40, Identity: 'a' })
    const many = Array.from({ length: 130 }, (_, i) => `s${String(i)}`)
    expect((await propertiesAfter([add(many)]))?.['sizes']).toEqual(many.slice(-100))
  })

  test('names that every object has are names like any other', async () => {
    const cache = newCache()
    const text = `{"identity":"__proto__","type":"profile","profileData":{"__proto__":"p","constructor":"c",\
"toString":{"$add":["x"]},"hasOwnProperty":null}}
{"identity":"__proto__","type":"event","ts":${String(t)},"evtName":"constructor","evtData":{"__proto__":{"a":1},"valueOf":2}}
{"identity":"__proto__","type":"profile","profileData":{"__proto__":"q","toString":{"$add":["y"]}}}
`
    expect(firstOf(await importInto(cache, [write('names.jsonl', text)]))).toMatchObject({ profiles: 2, events: 1 })
    const [person] = peopleIn(cache)
    expect(person?.identity).toBe('__proto__')
    const properties = Object.entries(person?.properties ?? {})
    expect(new Map(properties)).toEqual(
      new Map<string, unknown>([
        ...[['__proto__', 'q'] as const, ['constructor', 'c'] as const],
        ...[['hasOwnProperty', null] as const, ['Identity', '__proto__'] as const, ['toString', ['x', 'y']] as const],
      ]),
    )
    expect(JSON.stringify(person?.events[0]?.properties)).toBe('{"__proto__":{"a":1},"valueOf":2}')
    expect({}).not.toHaveProperty('a')
  })
})

describe('hostile files', () => {
  test('a single record of 15 MB is imported, one of 17 MB rejected, and those around them are in', async () => {
    const huge = (identity: string, megabytes: number) =>
      profile(identity, { text: 'x'.repeat(megabytes * 1024 * 1024) })
    const path = write('huge.jsonl', [profile('a', {}), huge('b', 15), huge('c', 17), profile('d', {})])
    const cache = newCache()
    expect(firstOf(await importInto(cache, [path]))).toMatchObject({ profiles: 3, rejected: 1, rejects: [{ line: 3 }] })
    expect(peopleIn(cache).map(({ identity }) => identity)).toEqual(['a', 'b', 'd'])
  })

  test('values that hold half a character, NUL and nesting can be searched and read', async () => {
    const cache = newCache()
    const deep = `${'['.repeat(190)}1${']'.repeat(190)}`
    const text = `{"identity":"a","type":"profile","profileData":{"Name":"x\\ud800","Email":"a\\u0000b","deep":${deep}}}\n`
    await importInto(cache, [write('odd.jsonl', text)])
    expect(await runJob('index-search', { cache })).toEqual({ done: true })
    expect(peopleIn(cache)[0]?.properties).toMatchObject({ Name: 'x\ud800', Email: 'a\u0000b' })
  })

  test('a file that is rewritten while it is read is not imported; one that grows is, as far as it went', async () => {
    const lines = Array.from(
      { length: 30_000 },
      (_, i) => `${JSON.stringify(profile(`c-${String(i)}`, { i }))}\n`,
    ).join('')
    const during = async (change: (path: string) => void) => {
      const cache = newCache()
      const path = write(`changing-${String(++files)}.jsonl`, lines)
      let isChanged = false
      const report = () => {
        if (!isChanged) change(path)
        isChanged = true
      }
      return importFiles({ ...plain, cache, files: [path] }, { ...unattended, report })
    }
    const rewritten = await during((path) => {
      writeFileSync(path, lines.replaceAll('c-', 'd-'))
    })
    expect(rewritten).toMatchObject({
      imports: [],
      failures: [{ message: expect.stringContaining('was changed') as string }],
    })
    const grown = await during((path) => {
      appendFileSync(path, '{"identity":"late"')
    })
    expect(grown).toMatchObject({ imports: [{ profiles: 30_000, rejected: 0 }], failures: [] })
    expect(grown.imports[0]?.notes[0]?.message).toContain('grew')
  })

  test('a full disk is said in a sentence, and the cache is as it was', async () => {
    const cache = newCache()
    await importInto(cache, [write('small.jsonl', [profile('a', { Name: 'A' }), event({ identity: 'a' }, t)])])
    const before = contentsOf(cache)
    const large = write(
      'fill.jsonl',
      Array.from({ length: 20_000 }, (_, i) => profile(`c-${String(i)}`, { i })),
    )
    const pages = statSync(cache).size / 8192
    const limited = openStoreWithin(pages + 20)
    try {
      const report = await importInto(cache, [large])
      expect(report.imports).toEqual([])
      expect(report.failures[0]?.message).toContain('The disk is full. The cache is as it was before.')
    } finally {
      limited()
    }
    expect(contentsOf(cache)).toBe(before)
    expect(firstOf(await importInto(cache, [large]))).toMatchObject({ profiles: 20_000 })
  })

  test('rejects appear only when they are complete', async () => {
    const cache = newCache()
    const rejects = join(newFolder(), 'complete.rejects')
    const many = Array.from({ length: 20_000 }, (_, i) => profile(`c-${String(i)}`, { i }))
    const paths = [
      write('some.jsonl', [profile('a', {}), profile('', {}), ...many]),
      write('more.jsonl', [profile('', {}), ...many.slice(1)]),
    ]
    const seen: boolean[] = []
    const report = () => seen.push(existsSync(rejects))
    await importFiles({ ...plain, cache, files: paths, rejects }, { ...unattended, report })
    expect(seen.length).toBeGreaterThan(2)
    expect(seen).not.toContain(true)
    if (process.platform !== 'win32') expect(statSync(rejects).mode & 0o777).toBe(0o600)
    expect(readdirSync(dirname(rejects))).toEqual(['complete.rejects'])
    const lines = readFileSync(rejects, 'utf8').trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { line: 2, file: paths[0] },
      { line: 1, file: paths[1] },
    ])
    const db = openStore(cache)
    expect(db.prepare('SELECT line, raw FROM reject').all()).toMatchObject([{ line: 2 }, { line: 1 }])
    db.close()
  })

  test('an import that fails leaves no rejects behind', async () => {
    const rejects = join(newFolder(), 'failed.rejects')
    const path = write('some.jsonl', [profile('a', {}), profile('', {})])
    const report = () => {
      throw new Error('a bug')
    }
    const failing = importFiles({ ...plain, cache: newCache(), files: [path], rejects }, { ...unattended, report })
    await expect(failing).rejects.toThrow('a bug')
    expect(readdirSync(dirname(rejects))).toEqual([])
  })

  test('rejects that cannot be written end the import, which leaves the cache as it was', async () => {
    const cache = newCache()
    const path = write('some.jsonl', [profile('a', {}), profile('', {})])
    const refused = importInto(cache, [path], { rejects: newFolder() })
    const message: unknown = expect.stringMatching(/^The rejects cannot be written\. /)
    await expect(refused).rejects.toMatchObject({ kind: 'file:is-folder', message })
    expect(peopleIn(cache)).toEqual([])
  })
})

type Pragma = (this: Database.Database, source: string, options?: Database.PragmaOptions) => unknown

/** Every database that is opened from now on may hold this number of pages: SQLite then answers as on a full disk. */
function openStoreWithin(pages: number): () => void {
  const pragma: Pragma = Object.getOwnPropertyDescriptor(Database.prototype, 'pragma')?.value as Pragma
  const limited: Pragma = function (source, options) {
    if (source.startsWith('temp_store')) pragma.call(this, `max_page_count = ${String(pages)}`)
    return pragma.call(this, source, options)
  }
  const set = (one: Pragma) => Reflect.set(Database.prototype as object, 'pragma', one)
  set(limited)
  return () => {
    set(pragma)
  }
}
