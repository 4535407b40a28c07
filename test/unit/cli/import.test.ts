import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type FileKind, fileKinds } from '../engine/import/sample-files.ts'
import { galley, json, temporaryFolder } from './run-galley.ts'

interface Document {
  readonly imports: readonly {
    readonly file: string
    readonly format: string
    readonly profiles: number
    readonly events: number
    readonly items: number
    readonly rejected: number
    readonly duplicates: number
    readonly rejects: readonly { readonly line: number; readonly reason: string }[]
  }[]
  readonly failures: readonly { readonly file: string; readonly message: string }[]
  readonly cancelled: boolean
}

const { path: folder, write } = temporaryFolder()
const counts = (kind: FileKind, n: number) => ({ profiles: 0, events: 0, items: 0, [kind.kind]: n })

const all = { cache: join(folder, 'all.sqlite'), options: ['--event', 'Added to Cart', '--json'] }

/** Imports a file of every kind in one go; the identities of the kinds differ. */
async function importAll(
  name: (kind: FileKind) => string,
  content: (kind: FileKind) => string | Buffer,
  more: string[],
) {
  const files = fileKinds.map((kind) => write(name(kind), content(kind)))
  return { files, ran: await galley(['import', ...files, ...all.options, ...more]) }
}

describe('a file of every kind', () => {
  test('has its counts in the document, and adds nothing the second time', async () => {
    const importWhole = () =>
      importAll(
        ({ name }) => `whole/${name}`,
        (kind) => kind.content(200),
        ['--cache', all.cache],
      )
    const { files, ran } = await importWhole()
    expect(ran).toMatchObject({ status: 0, stderr: '' })
    expect(json<Document>(ran)).toMatchObject({
      imports: fileKinds.map((kind, i) => ({
        ...{ file: files[i], format: kind.format, ...counts(kind, 200), rejected: 0, duplicates: 0 },
      })),
      failures: [],
      cancelled: false,
    })
    const again = (await importWhole()).ran
    expect(again.status).toBe(0)
    expect(json<Document>(again).imports).toMatchObject(
      fileKinds.map((kind) => ({ format: kind.format, ...counts(kind, 0), rejected: 0, duplicates: 200 })),
    )
  })

  test('says nothing new either when it is packed, or has other line ends', async () => {
    const { ran } = await importAll(
      ({ name }) => `packed/${name}.gz`,
      (kind) => gzipSync(kind.content(200).replaceAll('\n', '\r\n')),
      ['--cache', all.cache],
    )
    // a catalog is replaced whole, by whatever file of its name comes
    expect(json<Document>(ran).imports).toMatchObject(
      fileKinds.map((kind) => ({
        format: kind.format,
        ...(kind.kind === 'items' ? { items: 200 } : { ...counts(kind, 0), duplicates: 200 }),
        rejected: 0,
      })),
    )
  })

  test('with 3 broken records of 1,000 has 997 in and 3 rejects with their lines', async () => {
    const broken = new Set([9, 500, 997])
    const rejects = join(folder, 'all.rejects')
    const { files, ran } = await importAll(
      ({ name }) => `broken/${name}`,
      (kind) => kind.content(1000, broken),
      ['--cache', join(folder, 'broken.sqlite'), '--rejects', rejects],
    )
    expect(ran).toMatchObject({ status: 1, stderr: '' })
    const linesOf = ({ firstLine }: FileKind) => [...broken].map((i) => firstLine + i)
    expect(
      json<Document>(ran).imports.map(({ file, profiles, events, items, rejected, ...rest }) => ({
        ...{ file, in: profiles + events + items, rejected, lines: rest.rejects.map(({ line }) => line) },
      })),
    ).toEqual(fileKinds.map((kind, i) => ({ file: files[i], in: 997, rejected: 3, lines: linesOf(kind) })))
    const kept = readFileSync(rejects, 'utf8').trimEnd().split('\n')
    expect(kept.map((line) => (JSON.parse(line) as { line: number }).line)).toEqual(fileKinds.flatMap(linesOf))
  })
})

test('rejects that are corrected can be imported again, each only once', async () => {
  const [kind] = fileKinds
  const broken = new Set([3, 5])
  const file = write('corrected/u.jsonl', kind?.content(10, broken) ?? '')
  const cache = join(folder, 'corrected.sqlite')
  const rejects = join(folder, 'corrected.rejects')
  await galley(['import', file, '--cache', cache, '--rejects', rejects])
  const whole = (kind?.content(10) ?? '').split('\n')
  const corrected = readFileSync(rejects, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { line: number })
    .map((reject) => JSON.stringify({ ...reject, raw: whole[reject.line - 1] }))
  const mended = write('mended.jsonl', corrected.join('\n'))
  const ran = await galley(['import', mended, '--cache', cache, '--json', '--rejects', join(folder, 'left')])
  expect(ran.status).toBe(0)
  expect(json<Document>(ran).imports).toMatchObject([{ format: 'rejects', profiles: 2, rejected: 0, duplicates: 0 }])
  expect(readFileSync(join(folder, 'left'), 'utf8')).toBe('')
  const again = await galley(['import', mended, '--cache', cache, '--json'])
  expect(json<Document>(again).imports).toMatchObject([{ profiles: 0, duplicates: 2 }])
})

describe('files that hold nothing to import', () => {
  const useless: readonly (readonly [name: string, content: string | Buffer, message: RegExp])[] = [
    ['empty.json', '', /is empty/],
    ['blank.csv', ' \n\n ', /nothing but white space/],
    ['picture.json', Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000', 'hex'), /PNG/],
    ['sheet.xlsx', Buffer.concat([Buffer.from('504b030414000600', 'hex'), Buffer.alloc(400)]), /ZIP|spreadsheet/],
    ['noise.bin', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251)), /Galley reads JSON/],
    ['page.html', '<!doctype html><html></html>', /web page/],
    [
      'progress.json',
      '{"status":"fail","error":"Request still in progress, please retry later","code":1}',
      /answer of CleverTap/,
    ],
    ['prose.txt', 'Dear colleague,\nplease find attached\n', /cannot tell what/],
    ['none.json', '{"d":[]}', /no records|cannot tell/],
  ]

  test('fail with a sentence each, are in the document, and leave no import behind', async () => {
    const files = useless.map(([name, content]) => write(`useless/${name}`, content))
    const cache = join(folder, 'useless.sqlite')
    const ran = await galley(['import', ...files, '--cache', cache, '--json'])
    expect(ran.status).toBe(3)
    expect(json<Document>(ran)).toMatchObject({
      imports: [],
      failures: useless.map(([, , message], i) => ({
        file: files[i],
        message: expect.stringMatching(message) as string,
      })),
    })
    expect(json(await galley(['samples', '--cache', cache, '--json']))).toMatchObject({
      ...{ profiles: 0, events: 0, catalogs: [], imports: [], properties: [] },
    })
  })
})

test('a file that is missing, a folder and a good one: the good one is in, the exit code says 3', async () => {
  const good = write('good.jsonl', fileKinds[0]?.content(3) ?? '')
  const missing = join(folder, 'missing.jsonl')
  const ran = await galley(['import', missing, folder, good, '--cache', join(folder, 'mixed.sqlite'), '--json'])
  expect(ran.status).toBe(3)
  expect(json<Document>(ran)).toMatchObject({
    imports: [{ file: good, profiles: 3 }],
    failures: [
      { file: missing, message: '“missing.jsonl” does not exist. Check its name and folder.' },
      { file: folder, message: expect.stringMatching(/is a folder/) as string },
    ],
  })
})

test('a download without --event says what to do, and takes nothing in', async () => {
  const file = write('download.json', fileKinds.find(({ name }) => name === 'v.json')?.content(3) ?? '')
  const cache = join(folder, 'download.sqlite')
  const ran = await galley(['import', file, '--cache', cache])
  expect(ran).toMatchObject({ status: 3, stdout: '' })
  expect(ran.stderr).toContain('Give it with --event NAME.')
  expect(await galley(['import', file, '--cache', cache, '--event', 'Added to Cart'])).toMatchObject({ status: 0 })
})

test('paths may be relative, hold spaces and any script, and name a folder that is not there yet', async () => {
  write('mina filer/прόфайл 🛒.jsonl', fileKinds[0]?.content(4) ?? '')
  const args = ['import', 'mina filer/прόфайл 🛒.jsonl', '--cache', 'ny mapp/åäö/samples.sqlite', '--json']
  const ran = await galley(args, { cwd: folder })
  expect(ran.stderr).toBe('')
  expect(json<Document>(ran).imports).toMatchObject([{ file: 'mina filer/прόфайл 🛒.jsonl', profiles: 4 }])
})

test('the help says how a file of every format looks', async () => {
  const { stdout } = await galley(['import', '--help'])
  expect(stdout.slice(stdout.indexOf('What Galley reads:'))).toBe(`What Galley reads:
  clevertap-upload      {"d":[…]}, a list, or a record a line, as the upload API takes them
  clevertap-profiles    profile downloads: {record} or {records}
  clevertap-events      event downloads: {records:[{profile, event_props, ts}]}, with --event
  clevertap-export      export files: the event's name on the first line, then an event a line
  clevertap-export-csv  CSV exports of events: ts,eventName,profile.*,deviceInfo.*,eventProps.*,sessionProps.*
  clevertap-export-xml  XML exports of events: an Event element each
  clevertap-webhook     a webhook campaign's calls: profiles[].{profileData, event_properties}, with --event
  clevertap-answer      answers to an upload: the records that CleverTap refused become rejects with its reason
  mparticle-batches     batches as the Events API takes them or mParticle forwards them: one, a list, or one a line
  mparticle-profiles    Profile API answers: one, a list, or one a line
  csv-profiles          CSV with a column identity
  csv-events            CSV with the columns identity, evtName and ts
  catalog               CSV with Identity, Name, ImageURL, or with identity, latitude, longitude; replaces the
                        catalog of the same name
  rejects               records that an import refused, corrected
  recommendations       CSV or JSON with identity, rank and item, and a slot where the item is for one
`)
})
