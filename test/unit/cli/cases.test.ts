import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { peopleIn } from '../engine/cache.ts'
import { casesFolder, imported } from './cases.ts'
import { galley, json, jsonLines, temporaryFolder, type Ran } from './run-galley.ts'

interface Note {
  readonly code: string
  readonly message: string
  readonly count: number
}

interface Imported {
  readonly file: string
  readonly format: string
  readonly profiles: number
  readonly events: number
  readonly rejected: number
  readonly duplicates: number
  readonly notes: readonly Note[]
  readonly joins: {
    readonly events: number
    readonly matched: number
    readonly unmatchedExamples: readonly { readonly identity: string; readonly looksLike: string | null }[]
  }
}

interface Document {
  readonly imports: readonly Imported[]
  readonly failures: readonly { readonly message: string }[]
}

const folder = temporaryFolder()
let caches = 0
const newCache = () => join(folder.path, `${String(++caches)}.sqlite`)
const fixture = (name: string) => join(casesFolder, name)
const take = (cache: string, ...args: string[]) => galley(['import', ...args, '--cache', cache, '--json'])
const first = (ran: Ran): Imported => {
  const [one] = json<Document>(ran).imports
  if (one === undefined) throw new Error(ran.stdout)
  return one
}
const codesOf = ({ notes }: Imported) => notes.map(({ code }) => code)
/** The names of the users in a cache, by their identities. */
function namesIn(cache: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(peopleIn(cache).map(({ identity, properties }) => [identity, properties['Name']]))
}

test.each(Object.entries(imported))('%s', async (name, right) => {
  const ran = await take(newCache(), fixture(name))
  if (right instanceof RegExp) {
    expect(json<Document>(ran).failures).toMatchObject([{ message: expect.stringMatching(right) as string }])
    expect(ran.status).toBe(3)
    return
  }
  expect(json<Document>(ran)).toMatchObject({ imports: [right], failures: [] })
  expect(ran.status).toBe(right.rejected === 0 ? 0 : 1)
})

describe('whose a record is', () => {
  test('an Identity inside profileData makes one user of the profile and its events', async () => {
    const cache = newCache()
    const { joins } = first(await take(cache, fixture('identity-inside-profile-data.json')))
    expect(joins).toEqual({ events: 2, matched: 2, unmatchedExamples: [] })
    expect(namesIn(cache)).toEqual({ '93': 'Capital', '94': 'Lower' })
  })

  test('all identities, every device, an e-mail address and a phone number lead to one user, in whatever order', async () => {
    const files = {
      profile: {
        record: {
          ...{ identity: 'u-1', email: 'nora@example.com', all_identities: ['u-1', 'old-1'] },
          ...{ profileData: { Name: 'Nora' }, platformInfo: [{ objectId: '__a' }, { objectId: '__b' }] },
        },
      },
      events: {
        records: ['old-1', '__a', '__b', 'nora@example.com'].map((id, n) => ({
          profile: id.startsWith('__') ? { objectId: id } : id.includes('@') ? { email: id } : { identity: id },
          ...{ ts: 20260101000000 + n, event_props: { n } },
        })),
      },
    }
    const paths = Object.entries(files).map(([name, content]) => folder.write(`${name}.json`, JSON.stringify(content)))
    for (const order of [paths, paths.toReversed()]) {
      const cache = newCache()
      const ran = await take(cache, ...order, '--event', 'Viewed')
      expect(ran.status).toBe(0)
      expect(namesIn(cache)).toEqual({ 'u-1': 'Nora' })
    }
  })

  test('two users with one e-mail address stay two', async () => {
    const file = folder.write('shared.csv', 'identity,Name,Email\na,Ann,x@example.com\nb,Bo,x@example.com\n')
    const only = folder.write('only.json', '{"record":{"email":"x@example.com","profileData":{"Name":"Who"}}}')
    const cache = newCache()
    await take(cache, file, only)
    expect(namesIn(cache)).toEqual({ a: 'Ann', b: 'Bo', 'x@example.com': 'Who' })
  })

  test('words for nothing identify nobody, 0 and -1 are taken with a note', async () => {
    const cache = newCache()
    const one = first(await take(cache, fixture('nobody.csv')))
    expect(one.notes.filter(({ code }) => code === 'number-identity')).toHaveLength(2)
    expect(Object.keys(namesIn(cache)).sort()).toEqual(['-1', '0', 'u-1'])
  })

  test('numbers that look alike are not made one, and said, whichever file comes first', async () => {
    const people = folder.write('people.csv', 'identity,Name\n1042.0,Nora\n1043.0,Ola\n')
    const events = folder.write('events.csv', 'identity,evtName,ts\n1042,Buy,1767225600\n1043,Buy,1767225601\n')
    const after = json<Document>(await take(newCache(), people, events)).imports[1]
    expect(after?.joins).toEqual({
      ...{ events: 2, matched: 0 },
      unmatchedExamples: [
        { identity: '1042', looksLike: '1042.0' },
        { identity: '1043', looksLike: '1043.0' },
      ],
    })
    const before = json<Document>(await take(newCache(), events, people)).imports[1]
    expect(before?.notes).toMatchObject([
      { code: 'looks-alike', message: expect.stringContaining('“1042.0”') as string },
    ])
    const said = await galley(['import', people, events, '--cache', newCache()])
    expect(said.stdout).toContain(
      '0 of 2 events belong to a user that another file describes: “1042” here looks like “1042.0” there.',
    )
  })
})

test('events without a time are the same ones when they come again', async () => {
  const cache = newCache()
  const before = Date.now()
  const one = first(await take(cache, fixture('events-without-ts.json')))
  expect(one.notes).toEqual([
    { code: 'no-time', message: 'Events without a time (ts) happened when they were imported.', count: 2 },
  ])
  const samples = json<{ properties: readonly { scope: string; lastSeen: number }[] }>(
    await galley(['samples', '--cache', cache, '--json']),
  )
  expect(samples.properties.find(({ scope }) => scope === 'Charged')?.lastSeen).toBeGreaterThanOrEqual(before)
  const again = folder.write(
    'again.jsonl',
    jsonLines([
      { evtName: 'Charged', identity: 'u-1', type: 'event', evtData: { Amount: 20 } },
      { evtName: 'Charged', identity: 'u-2', type: 'event', evtData: { Amount: 5 } },
    ]),
  )
  expect(first(await take(cache, again))).toMatchObject({ events: 0, duplicates: 2 })
})

describe('spreadsheets', () => {
  test('their leftovers are told', async () => {
    const cache = newCache()
    const one = first(await take(cache, fixture('leftovers.csv')))
    expect(codesOf(one)).toEqual(['short-row', 'number-identity'])
    expect(Object.keys(namesIn(cache)).sort()).toEqual(['-1', '00123', '00124', 'u-3'])
  })

  test('shortened numbers in other columns are told', async () => {
    const file = folder.write('phones.csv', 'identity,Name,Phone\nu-1,Nora,9.19833E+11\nu-2,Ola,+4670123\n')
    const one = first(await take(newCache(), file))
    expect(one).toMatchObject({ profiles: 2, notes: [{ code: 'shortened-number', count: 1 }] })
  })

  test('a table in another encoding has its letters', async () => {
    const cache = newCache()
    expect(codesOf(first(await take(cache, fixture('windows-1252.csv'))))).toEqual(['encoding'])
    expect(namesIn(cache)).toEqual({ 'u-1': 'André', 'u-2': 'José', 'u-3': 'Ann' })
    const polish = folder.write(
      'polish.csv',
      Buffer.concat([Buffer.from('identity,Name\nu-1,'), Buffer.from([0xa3, 0x75, 0x6b, 0x61, 0x73, 0x7a, 0x0a])]),
    )
    const named = newCache()
    await take(named, polish, '--encoding', 'windows-1250')
    expect(namesIn(named)).toEqual({ 'u-1': 'Łukasz' })
    expect((await take(newCache(), polish, '--encoding', 'klingon')).status).toBe(2)
  })

  test('bytes of no encoding do not come in by way of the rejects', async () => {
    const wrong = Buffer.concat([Buffer.from('identity,Name\nu-1,José\nu-2,Jos'), Buffer.from([0xe9, 0x0a])])
    const rejects = join(folder.path, 'undecoded.rejects')
    const cache = newCache()
    expect(first(await take(cache, folder.write('mixed.csv', wrong), '--rejects', rejects))).toMatchObject({
      rejected: 1,
    })
    expect(json<Document>(await take(cache, rejects)).failures).toMatchObject([
      { message: expect.stringContaining('could not be decoded') as string },
    ])
    const mended = readFileSync(rejects, 'utf8').replaceAll('\uFFFD', 'é')
    expect(first(await take(cache, folder.write('mended.rejects', mended)))).toMatchObject({ profiles: 1, rejected: 0 })
  })

  test('text that was encoded twice is told', async () => {
    expect(codesOf(first(await take(newCache(), fixture('tokens.json'))))).toEqual(['token', 'double-encoded'])
  })
})

test('what CleverTap refused can be corrected and imported', async () => {
  const cache = newCache()
  const rejects = join(folder.path, 'refused.rejects')
  await take(cache, fixture('upload-answer.json'), '--rejects', rejects)
  const [refused] = readFileSync(rejects, 'utf8').trim().split('\n')
  expect(refused).toContain('Timestamp not an epoch')
  const mended = folder.write('refused.mended', refused?.replace('\\"yesterday\\"', '1767225600') ?? '')
  expect(first(await take(cache, mended))).toMatchObject({ format: 'rejects', events: 1, rejected: 0 })
})

describe('columns by other names', () => {
  const feed = fixture('catalog-feed.txt')
  const names = 'id=Identity,title=Name,image_link=ImageURL'

  test('a feed is a catalog, and the next one with the same first line too, until that is forgotten', async () => {
    const cache = newCache()
    expect(first(await take(cache, feed, '--map', names))).toMatchObject({ format: 'catalog', items: 1 })
    const next = folder.write(
      'next.txt',
      readFileSync(feed, 'utf8').replace('A2B4', 'A2B5').replace('Woven', 'Knitted'),
    )
    expect(first(await take(cache, next))).toMatchObject({ items: 1, notes: [{ code: 'columns' }] })
    const listed = await galley(['import', '--mappings', '--cache', cache])
    expect(listed.stdout).toContain('1  id → Identity, title → Name, image_link → ImageURL')
    expect((await galley(['import', '--forget-mapping', '1', '--cache', cache])).stdout).toContain('Forgotten: id')
    expect((await take(cache, next)).status).toBe(3)
  })

  test('an identity by another name, and what columns hold', async () => {
    const cache = newCache()
    const file = folder.write('customers.csv', 'customer no,Name,since\n="007",Nora,31/12/2025\n8,Ola,soon\n')
    const rejects = join(folder.path, 'customers.rejects')
    const ran = await take(
      cache,
      file,
      '--identity',
      'customer no',
      '--column',
      'since=dd/MM/yyyy',
      '--rejects',
      rejects,
    )
    expect(first(ran)).toMatchObject({ profiles: 1, rejected: 1 })
    const mended = folder.write(
      'customers.mended',
      readFileSync(rejects, 'utf8').replace('8,Ola,soon', '8,Ola,01/01/2026'),
    )
    expect(first(await take(cache, mended))).toMatchObject({ profiles: 1, rejected: 0 })
    expect(namesIn(cache)).toEqual({ '007': 'Nora', '8': 'Ola' })
  })

  test.each([
    [['--identity', 'none'], 3, /There is no column “none”. The first line names “id”/],
    [['--map', names, '--column', 'price=money'], 3, /“money” is no type of a column/],
    [['--map', 'id'], 2, /“id” does not say which column gets which name/],
    [['--column', 'price'], 2, /Write NAME=TYPE/],
  ] as const)('%s is refused', async (options, status, said) => {
    const ran = await galley(['import', feed, ...options, '--cache', newCache()])
    expect(ran.status).toBe(status)
    expect(ran.stderr).toMatch(said)
  })
})
