import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Batch } from '#shared/mparticle/batch'
import { exportBatches } from '../../../../electron/engine/export/export-batches.ts'
import { unattended } from '../../../../electron/engine/files/job-control.ts'
import type { PassCandidate } from '../../../../electron/engine/pass/source.ts'
import { draft, from, plain, ready, skipped } from './cases.ts'

let folder = ''
let out = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-export-'))
  out = join(folder, 'out.ndjson')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const read = (path: string) => readFileSync(path, 'utf8')
const sha256 = (content: string) => createHash('sha256').update(content).digest('hex')
const titles = (ndjson: string) =>
  ndjson
    .split('\n')
    .slice(0, -1)
    .map((line) => (JSON.parse(line) as Batch).events[0]?.data.custom_attributes?.['title'])

const mixed = [
  ready('a', { Name: 'Mira' }),
  skipped('no-trigger-event'),
  ready('  '),
  ready('c'),
  skipped('profile-conditions'),
  skipped('no-trigger-event'),
]

test('NDJSON: a batch a line in the order of the recipients, with a manifest and the refused beside it', async () => {
  const report = await exportBatches({ ...plain, recipients: from(mixed), out, shape: 'ndjson' })
  expect(titles(read(out))).toEqual(['Hi Mira', 'Hi there'])
  expect(readdirSync(folder)).toEqual(['out.ndjson', 'out.ndjson.manifest.json', 'out.ndjson.refused.ndjson'])
  const refused = { identity: '  ', problems: [expect.stringContaining('Nothing says who this is')] }
  expect(report).toMatchObject({
    out,
    shape: 'ndjson',
    written: 2,
    recipients: 3,
    skipped: { 'no-trigger-event': 2, 'profile-conditions': 1 },
    refused: [refused],
    refusedCount: 1,
    sha256: sha256(read(out)),
    manifest: `${out}.manifest.json`,
    cancelled: false,
  })
  expect(JSON.parse(read(`${out}.refused.ndjson`))).toEqual(refused)
  await expect(read(`${out}.manifest.json`)).toMatchFileSnapshot('../../../fixtures/batch/manifest.json')
})

test('the same export is the same bytes, manifest included', async () => {
  const again = join(folder, 'again', 'out.ndjson')
  mkdirSync(join(folder, 'again'))
  await exportBatches({ ...plain, recipients: from(mixed), out, shape: 'ndjson' })
  await exportBatches({ ...plain, recipients: from(mixed), out: again, shape: 'ndjson' })
  for (const name of ['', '.manifest.json', '.refused.ndjson']) expect(read(again + name)).toBe(read(out + name))
})

test('an export without refused ones takes away the list of the one before', async () => {
  await exportBatches({ ...plain, recipients: from(mixed), out, shape: 'ndjson' })
  await exportBatches({ ...plain, recipients: from([ready('a')]), out, shape: 'ndjson' })
  expect(readdirSync(folder)).toEqual(['out.ndjson', 'out.ndjson.manifest.json'])
})

test('one batch is one JSON file; several are a folder of them', async () => {
  const single = join(folder, 'one.json')
  await exportBatches({ ...plain, recipients: from(mixed), limit: 1, out: single, shape: 'batch' })
  expect(titles(read(single))).toEqual(['Hi Mira'])
  const several = join(folder, 'several')
  const report = await exportBatches({ ...plain, recipients: from(mixed), out: several, shape: 'batch' })
  expect(readdirSync(several)).toEqual(['batch-000001.json', 'batch-000002.json', 'manifest.json', 'refused.ndjson'])
  const files = ['batch-000001.json', 'batch-000002.json'].map((name) => read(join(several, name)))
  expect(report.sha256).toBe(sha256(files.join('')))
  expect(report.files.map((file) => file.sha256)).toEqual(files.map(sha256))
})

test('one batch goes into a folder where there is one', async () => {
  await exportBatches({ ...plain, recipients: from([ready('a')]), out: `${join(folder, 'new')}/`, shape: 'batch' })
  expect(readdirSync(join(folder, 'new'))).toEqual(['batch-000001.json', 'manifest.json'])
})

test('a folder is replaced only when all of it is from Galley', async () => {
  const bulk = join(folder, 'bulk')
  const options = { ...plain, out: bulk, shape: 'bulk' as const }
  await exportBatches({ ...options, recipients: from(Array.from({ length: 250 }, (_, i) => ready(String(i)))) })
  expect(readdirSync(bulk)).toEqual(['bulk-000001.json', 'bulk-000002.json', 'bulk-000003.json', 'manifest.json'])
  await exportBatches({ ...options, recipients: from([ready('a')]) })
  expect(readdirSync(bulk)).toEqual(['bulk-000001.json', 'manifest.json'])
  writeFileSync(join(bulk, 'notes.txt'), 'mine')
  await expect(exportBatches({ ...options, recipients: from([ready('b')]) })).rejects.toMatchObject({
    name: 'UserError',
    kind: 'file:not-ours',
  })
  expect(read(join(bulk, 'notes.txt'))).toBe('mine')
  expect(readdirSync(folder)).toEqual(['bulk'])
})

test('the limit stops reading, and counts refused ones', async () => {
  let given = 0
  function* endless(): Generator<PassCandidate> {
    for (;;) yield ready(given++ === 1 ? ' ' : 'x')
  }
  const report = await exportBatches({ ...plain, recipients: from(endless()), limit: 3, out, shape: 'ndjson' })
  expect(report).toMatchObject({ recipients: 3, written: 2, refusedCount: 1 })
  expect(given).toBe(3)
})

test('cancelling leaves everything as it was, and closes the source', async () => {
  writeFileSync(out, 'old')
  let isCancelled = false
  let isClosed = false
  function* endless(): Generator<PassCandidate> {
    try {
      for (let i = 0; ; i++) {
        isCancelled ||= i > 5000
        yield ready(String(i), { Name: 'x'.repeat(100) })
      }
    } finally {
      isClosed = true
    }
  }
  const report = await exportBatches({
    ...plain,
    recipients: from(endless()),
    out,
    shape: 'ndjson',
    control: { ...unattended, isCancelled: () => isCancelled },
  })
  expect(report).toMatchObject({ cancelled: true, sha256: '', manifest: null })
  expect(isClosed).toBe(true)
  expect(readdirSync(folder)).toEqual(['out.ndjson'])
  expect(read(out)).toBe('old')
})

test('a source that fails leaves everything as it was', async () => {
  function* failing(): Generator<PassCandidate> {
    yield ready('a')
    throw new Error('the cache is gone')
  }
  for (const shape of ['ndjson', 'bulk', 'batch'] as const) {
    await expect(exportBatches({ ...plain, recipients: from(failing()), out, shape })).rejects.toThrow(
      'the cache is gone',
    )
  }
  expect(readdirSync(folder)).toEqual([])
})

test('standard output gets the payloads alone', async () => {
  const stdout = new PassThrough()
  const written = text(stdout)
  const report = await exportBatches({ ...plain, recipients: from(mixed), out: '-', shape: 'ndjson', stdout })
  stdout.end()
  expect(titles(await written)).toEqual(['Hi Mira', 'Hi there'])
  expect(report).toMatchObject({ written: 2, refusedCount: 1, manifest: null, sha256: sha256(await written) })
})

test('standard output is one document or lines, never files', async () => {
  const stdout = new PassThrough()
  const options = { ...plain, recipients: from(mixed), out: '-', stdout }
  await expect(exportBatches({ ...options, shape: 'bulk' })).rejects.toMatchObject({
    name: 'UserError',
    kind: 'export:bulk-to-stdout',
  })
  await expect(exportBatches({ ...options, shape: 'batch' })).rejects.toMatchObject({ kind: 'export:several-batches' })
  expect(await exportBatches({ ...options, shape: 'batch', limit: 1 })).toMatchObject({ written: 1 })
})

test('a reader that goes away ends the export quietly', async () => {
  const stdout = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('EPIPE'), { code: 'EPIPE' })),
  })
  const recipients = Array.from({ length: 5000 }, (_, i) => ready(String(i)))
  expect(
    await exportBatches({ ...plain, recipients: from(recipients), out: '-', shape: 'ndjson', stdout }),
  ).toMatchObject({
    cancelled: true,
  })
})

test('warnings are counted once a kind, with the first recipient', async () => {
  const long = { ...draft, pairs: [{ key: 'body', value: '{{ @Profile - Name }}' }] }
  const recipients = [ready('a'), ready('b', { Name: 'x'.repeat(5000) }), ready('c', { Name: 'x'.repeat(6000) })]
  const report = await exportBatches({ ...plain, draft: long, recipients: from(recipients), out, shape: 'ndjson' })
  expect(report.warnings).toEqual([{ message: expect.stringContaining('4,096') as string, count: 2, identity: 'b' }])
  expect(report.written).toBe(3)
})

test('thousands of refused ones are all listed, and the report holds the first hundred', async () => {
  const recipients = Array.from({ length: 3000 }, () => ready(' '))
  const report = await exportBatches({ ...plain, recipients: from(recipients), out, shape: 'ndjson' })
  expect(report).toMatchObject({ written: 0, refusedCount: 3000 })
  expect(report.refused).toHaveLength(100)
  expect(read(`${out}.refused.ndjson`).split('\n')).toHaveLength(3001)
  expect(read(out)).toBe('')
})

test('a missing folder is said before anything is read', async () => {
  const lost = join(folder, 'missing', 'out.ndjson')
  await expect(exportBatches({ ...plain, recipients: from(mixed), out: lost, shape: 'ndjson' })).rejects.toMatchObject({
    kind: 'file:no-folder',
  })
})
